/**
 * Has the text checked while it is written, and keeps the latest answer.
 *
 * An answer is taken only if no later question has been asked: each question has a number, and one
 * that is overtaken is given up.
 */
( function ( wp, proofwire ) {
	'use strict';

	const { select, dispatch, subscribe } = wp.data;

	/** How long after the last change a text is checked, in milliseconds. */
	const PAUSE = 1500;

	/** Troubles that may pass by themselves. */
	const PASSING = [ 'proofwire_busy', 'proofwire_timeout', 'proofwire_unreachable' ];

	const NONE = [];

	const START = {
		phase: 'waiting', // waiting, checking, done, trouble
		result: null, // The latest answer; it stays while the next is awaited.
		checked: null, // The text that it is about: title, content, blocks.
		trouble: null,
		chosen: null, // Id of the finding that is being looked at.
		isCurrent: false, // Whether the answer is about the text as it is now.
	};

	const store = wp.data.createReduxStore( 'proofwire', {
		reducer( state = START, action ) {
			switch ( action.type ) {
				case 'ASK':
					return { ...state, phase: 'checking', trouble: null };
				case 'ANSWER':
					return {
						...state,
						phase: 'done',
						result: action.result,
						checked: action.checked,
						isCurrent: action.isCurrent,
						trouble: null,
					};
				case 'TROUBLE':
					return { ...state, phase: 'trouble', trouble: action.trouble, isCurrent: false };
				case 'CHANGE':
					return state.isCurrent ? { ...state, isCurrent: false } : state;
				case 'CHOOSE':
					return { ...state, chosen: action.id };
			}
			return state;
		},
		actions: {
			ask: () => ( { type: 'ASK' } ),
			answer: ( result, checked, isCurrent ) => ( { type: 'ANSWER', result, checked, isCurrent } ),
			fail: ( trouble ) => ( { type: 'TROUBLE', trouble } ),
			change: () => ( { type: 'CHANGE' } ),
			choose: ( id ) => ( { type: 'CHOOSE', id } ),
		},
		selectors: {
			get: ( state ) => state,
			findings: ( state ) => state.result?.findings ?? NONE,
		},
	} );
	wp.data.register( store );

	let asked = 0;
	let underWay = null;
	let timer = null;
	let latest = null; // The text of the latest question.
	let seenTitle = null;
	let seenBlocks = null;

	const editor = () => select( 'core/editor' );

	/**
	 * The blocks on the page; where it shows the template too, those in the template's place for them.
	 */
	function blocksNow() {
		const page = select( 'core/block-editor' );
		const place = find( page.getBlocks(), 'core/post-content' );
		return place ? page.getBlocks( place.clientId ) : page.getBlocks();
	}

	function find( blocks, name ) {
		for ( const block of blocks ) {
			const found = block.name === name ? block : find( block.innerBlocks, name );
			if ( found ) {
				return found;
			}
		}
		return null;
	}

	function textNow() {
		return {
			title: editor().getEditedPostAttribute( 'title' ) || '',
			content: editor().getEditedPostContent(),
			blocks: blocksNow(),
		};
	}

	const sameText = ( a, b ) => a && b && a.title === b.title && a.content === b.content;

	/**
	 * Checks the text as it is now.
	 *
	 * @param {boolean} afresh Whether to ask the server even if the answer is known.
	 */
	async function check( afresh = false ) {
		clearTimeout( timer );
		timer = null;
		const text = textNow();
		const postId = editor().getCurrentPostId();
		if ( ! postId || ( ! afresh && sameText( text, latest ) && ! isTrouble() ) ) {
			return;
		}
		asked += 1;
		const number = asked;
		underWay?.abort();
		underWay = typeof AbortController === 'function' ? new AbortController() : null;
		latest = text;
		dispatch( store ).ask();
		try {
			const result = await wp.apiFetch( {
				path: `/proofwire/v1/posts/${ postId }/check`,
				method: 'POST',
				data: { title: text.title, content: text.content, afresh },
				signal: underWay?.signal,
			} );
			if ( number === asked ) {
				dispatch( store ).answer( result, text, sameText( text, textNow() ) );
			}
		} catch ( error ) {
			if ( number === asked ) {
				dispatch( store ).fail( {
					code: error.code || 'proofwire_offline',
					message: error.message || wp.i18n.__( 'The check did not come back. Are you online?', 'proofwire' ),
				} );
				if ( PASSING.includes( error.code ) ) {
					timer = setTimeout( check, ( error.data?.retry_after ?? 30 ) * 1000 );
				}
			}
		}
	}

	const isTrouble = () => select( store ).get().phase === 'trouble';

	function watch() {
		const title = editor().getEditedPostAttribute( 'title' );
		const blocks = blocksNow();
		if ( title === undefined || ( title === seenTitle && blocks === seenBlocks ) ) {
			return;
		}
		const isFirst = seenBlocks === null;
		[ seenTitle, seenBlocks ] = [ title, blocks ];
		if ( ! isFirst ) {
			dispatch( store ).change();
		}
		clearTimeout( timer );
		timer = setTimeout( settle, isFirst ? 200 : PAUSE );
	}

	/**
	 * After a change: most change the text, but choosing a colour, say, and undoing it does not.
	 */
	function settle() {
		const { checked, result, phase } = select( store ).get();
		const text = textNow();
		if ( phase !== 'checking' && sameText( text, checked ) ) {
			dispatch( store ).answer( result, checked, true );
		}
		check();
	}

	/**
	 * Begins to watch the editor.
	 */
	function start() {
		subscribe( watch );
	}

	proofwire.store = store;
	proofwire.check = check;
	proofwire.start = start;
} )( window.wp, window.proofwire );
