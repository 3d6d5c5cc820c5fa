/**
 * The settings page's test, the list's bulk check, and the classic editor's box.
 */
( function ( wp ) {
	'use strict';

	const { __, sprintf } = wp.i18n;

	const check = ( id, data = {} ) =>
		wp.apiFetch( { path: `/proofwire/v1/posts/${ id }/check`, method: 'POST', data: { afresh: true, ...data } } );

	const wait = ( milliseconds ) => new Promise( ( done ) => setTimeout( done, milliseconds ) );

	function say( place, words, isGood ) {
		place.textContent = words;
		place.classList.toggle( 'is-good', isGood === true );
		place.classList.toggle( 'is-bad', isGood === false );
	}

	/**
	 * Gives a button, which is off until then, its work.
	 */
	function enable( button, work ) {
		if ( button ) {
			button.addEventListener( 'click', work );
			button.disabled = false;
		}
	}

	/* The settings page. */

	enable( document.getElementById( 'proofwire-test' ), async ( event ) => {
		const button = event.target;
		const place = document.getElementById( 'proofwire-test-answer' );
		button.disabled = true;
		say( place, __( 'Asking…', 'proofwire' ) );
		try {
			const answer = await wp.apiFetch( {
				path: '/proofwire/v1/test',
				method: 'POST',
				data: {
					server: document.getElementById( 'proofwire-server' ).value,
					key: document.getElementById( 'proofwire-key' ).value,
				},
			} );
			say( place, answer.message, true );
		} catch ( error ) {
			say( place, error.message, false );
		}
		button.disabled = false;
	} );

	/* The list of posts. */

	document.getElementById( 'posts-filter' )?.addEventListener( 'submit', ( event ) => {
		const form = event.target;
		const isBottom = event.submitter?.id === 'doaction2';
		const isTop = event.submitter?.id === 'doaction';
		const chosen = form.elements[ isBottom ? 'action2' : 'action' ]?.value;
		if ( ( ! isTop && ! isBottom ) || chosen !== 'proofwire_check' ) {
			return;
		}
		event.preventDefault();
		const ids = [ ...form.querySelectorAll( 'input[name="post[]"]:checked' ) ].map( ( box ) => box.value );
		if ( ids.length ) {
			checkAll( ids, form );
		}
	} );

	/**
	 * Checks posts one after the other, so that the server is never flooded, and says how far it is.
	 */
	async function checkAll( ids, form ) {
		document.getElementById( 'proofwire-progress' )?.remove();
		const notice = document.createElement( 'div' );
		notice.id = 'proofwire-progress';
		notice.className = 'notice notice-info proofwire-progress';
		const words = document.createElement( 'p' );
		const bar = document.createElement( 'progress' );
		bar.max = ids.length;
		const stop = document.createElement( 'button' );
		stop.type = 'button';
		stop.className = 'button';
		stop.textContent = __( 'Stop', 'proofwire' );
		let isStopped = false;
		stop.addEventListener( 'click', () => ( isStopped = true ) );
		notice.append( words, bar, stop );
		( document.querySelector( '.wp-header-end' ) || form ).after( notice );

		let failed = 0;
		let trouble = '';
		let done = 0;
		for ( ; done < ids.length && ! isStopped; done += 1 ) {
			bar.value = done;
			words.textContent =
				/* translators: 1: number of posts that are done, 2: number of posts. */
				sprintf( __( 'Checking: %1$d of %2$d', 'proofwire' ), done, ids.length );
			const place = form.querySelector( `.proofwire-badge-place[data-post="${ ids[ done ] }"]` );
			try {
				const answer = await patiently( () => check( ids[ done ] ), () => isStopped );
				if ( place ) {
					place.innerHTML = answer.badge; // The site's own HTML, escaped there.
				}
			} catch ( error ) {
				failed += 1;
				trouble = error.message;
			}
		}
		notice.classList.replace( 'notice-info', failed ? 'notice-error' : 'notice-success' );
		bar.remove();
		stop.remove();
		words.textContent = failed
			? /* translators: 1: number of posts, 2: number of posts, 3: why. */
			  sprintf( __( '%1$d of %2$d posts could not be checked. %3$s', 'proofwire' ), failed, done, trouble )
			: /* translators: %d: number of posts. */
			  sprintf( __( 'Checked: %d', 'proofwire' ), done );
		wp.a11y.speak( words.textContent );
	}

	/**
	 * Tries again while the server is only busy.
	 */
	async function patiently( ask, isStopped ) {
		for ( let tries = 0; ; tries += 1 ) {
			try {
				return await ask();
			} catch ( error ) {
				const seconds = error.data?.retry_after;
				if ( ! seconds || tries >= 5 || isStopped() ) {
					throw error;
				}
				await wait( seconds * 1000 );
			}
		}
	}

	/* The classic editor. */

	enable( document.querySelector( '.proofwire-check-box' ), async ( event ) => {
		const button = event.target;
		const box = button.closest( '.proofwire-box' );
		const place = box.querySelector( '.proofwire-answer' );
		window.tinymce?.triggerSave();
		button.disabled = true;
		say( place, __( 'Checking…', 'proofwire' ) );
		try {
			const answer = await check( box.dataset.post, {
				title: document.getElementById( 'title' )?.value ?? '',
				content: document.getElementById( 'content' )?.value ?? '',
			} );
			say( place, '' );
			showFindings( box, answer );
		} catch ( error ) {
			say( place, error.message, false );
		}
		button.disabled = false;
	} );

	function showFindings( box, answer ) {
		const badge = document.createElement( 'span' );
		badge.className = 'proofwire-badge ' + ( answer.passes ? 'is-passing' : 'is-below' );
		const score = document.createElement( 'span' );
		score.className = 'proofwire-score';
		score.textContent = answer.score ?? '–';
		/* translators: %d: a score. */
		badge.append( score, ' ', sprintf( __( 'pass mark %d', 'proofwire' ), answer.passMark ) );
		box.querySelector( '.proofwire-badge-place' ).replaceChildren( badge );
		box.querySelector( '.proofwire-findings' ).replaceChildren(
			...answer.findings.map( ( finding ) => {
				const item = document.createElement( 'li' );
				item.className = 'is-' + finding.severity;
				const words = document.createElement( 'q' );
				words.textContent = finding.text;
				const message = document.createElement( 'span' );
				message.textContent = finding.message;
				item.append( words, message );
				if ( finding.suggestions.length ) {
					const suggestion = document.createElement( 'strong' );
					suggestion.textContent = '→ ' + ( finding.suggestions[ 0 ] || __( 'delete', 'proofwire' ) );
					item.append( ' ', suggestion );
				}
				return item;
			} )
		);
	}
} )( window.wp );
