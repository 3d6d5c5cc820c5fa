/**
 * What an editor sees: the panels, the list of findings, and the card beside the text.
 */
( function ( wp, proofwire ) {
	'use strict';

	const { createElement: el, Fragment, useEffect, useState } = wp.element;
	const { Button, Popover, Spinner } = wp.components;
	const { useSelect, useDispatch } = wp.data;
	const { __, _n, sprintf } = wp.i18n;
	const { store, settings } = proofwire;

	const ICON = el(
		wp.primitives.SVG,
		{ viewBox: '0 0 24 24', xmlns: 'http://www.w3.org/2000/svg' },
		el( wp.primitives.Path, {
			d: 'M5 5h14v1.5H5zM5 9h14v1.5H5zM5 13h5v1.5H5z',
		} ),
		el( wp.primitives.Path, {
			d: 'M10.6 17.9l1.06-1.06 2.34 2.34 4.84-4.84 1.06 1.06-5.9 5.9z',
		} )
	);

	/**
	 * The icon in the editor's header: its dot tells how the text does.
	 */
	function LiveIcon( props ) {
		const colour = { passes: '#1a7f4b', below: '#c4570a', trouble: '#b3261e' }[ outcome( useCheck() ) ];
		return el(
			wp.primitives.SVG,
			{ viewBox: '0 0 24 24', xmlns: 'http://www.w3.org/2000/svg', width: props.size || 24, height: props.size || 24 },
			ICON.props.children,
			colour && el( wp.primitives.Circle, { cx: 19.5, cy: 4.5, r: 3.5, style: { fill: colour, stroke: '#fff' } } )
		);
	}

	const severityNames = () => ( {
		critical: __( 'Critical', 'proofwire' ),
		major: __( 'Major', 'proofwire' ),
		minor: __( 'Minor', 'proofwire' ),
		neutral: __( 'Note', 'proofwire' ),
	} );

	const countOf = ( n ) =>
		/* translators: %d: number of findings. */
		sprintf( _n( '%d finding', '%d findings', n, 'proofwire' ), n );

	const useCheck = () => useSelect( ( select ) => select( store ).get(), [] );

	/**
	 * What would become of the post if it were published now.
	 *
	 * @param {Object} state The store's state.
	 * @return {string} checking, passes, below, trouble or nothing.
	 */
	function outcome( { phase, result, isCurrent } ) {
		if ( phase === 'trouble' ) {
			return 'trouble';
		}
		if ( phase === 'checking' || ! result || ! isCurrent ) {
			return 'checking';
		}
		if ( result.score === null ) {
			return 'nothing';
		}
		return result.passes ? 'passes' : 'below';
	}

	/**
	 * The score, its place on the scale, and what it means.
	 */
	function Score() {
		const state = useCheck();
		const { result } = state;
		const what = outcome( state );
		if ( what === 'trouble' ) {
			return el( Trouble );
		}
		if ( ! result ) {
			return el( 'p', { className: 'proofwire-waiting' }, el( Spinner ), __( 'Checking the text…', 'proofwire' ) );
		}
		if ( result.score === null ) {
			return el( 'p', null, __( 'There is no text to check yet.', 'proofwire' ) );
		}
		const passes = result.passes;
		const verdict = passes
			? __( 'Good to publish', 'proofwire' )
			: settings.blocks
			? __( 'Can’t be published yet', 'proofwire' )
			: __( 'Needs another look', 'proofwire' );
		return el(
			'div',
			{ className: `proofwire-verdict is-${ passes ? 'passing' : 'below' }${ what === 'checking' ? ' is-old' : '' }` },
			el(
				'div',
				{ className: 'proofwire-verdict__line' },
				el( 'span', { className: 'proofwire-verdict__score' }, result.score ),
				el(
					'span',
					{ className: 'proofwire-verdict__words' },
					el( 'strong', null, verdict ),
					el(
						'span',
						null,
						what === 'checking'
							? __( 'Checking again…', 'proofwire' )
							: sprintf(
									/* translators: 1: “7 findings” 2: the score that is needed. */
									__( '%1$s, pass mark %2$d', 'proofwire' ),
									countOf( result.found ),
									result.passMark
							  )
					)
				),
				what === 'checking' && el( Spinner )
			),
			el(
				'div',
				{ className: 'proofwire-verdict__scale', 'aria-hidden': true },
				el( 'span', { style: { width: result.score + '%' } } ),
				el( 'i', { style: { left: result.passMark + '%' } } )
			)
		);
	}

	function Trouble() {
		const { trouble } = useCheck();
		return el(
			'div',
			{ className: 'proofwire-notice is-trouble' },
			el( 'p', null, el( 'strong', null, trouble.message ) ),
			settings.blocks && el( 'p', null, consequence() ),
			el( Button, { variant: 'secondary', isSmall: true, onClick: () => proofwire.check( true ) }, __( 'Try again', 'proofwire' ) )
		);
	}

	/**
	 * What it means for publishing that the text can't be checked.
	 */
	const consequence = () =>
		settings.holdsUnchecked
			? __( 'This post can’t be published until it has been checked. Your text is safe: save it as a draft.', 'proofwire' )
			: __( 'This post can be published unchecked.', 'proofwire' );

	/**
	 * Says over the text what nobody should have to open a panel for.
	 */
	function Announcements() {
		const { trouble } = useCheck();
		const { createNotice, removeNotice } = useDispatch( 'core/notices' );
		useEffect( () => {
			if ( trouble ) {
				createNotice( 'warning', settings.blocks ? trouble.message + ' ' + consequence() : trouble.message, {
					id: 'proofwire-trouble',
					actions: [ { label: __( 'Try again', 'proofwire' ), onClick: () => proofwire.check( true ) } ],
				} );
			} else {
				removeNotice( 'proofwire-trouble' );
			}
		}, [ trouble ] );
		useEffect( () => {
			if ( settings.held ) {
				createNotice(
					'error',
					__( 'This post was not published; it is pending review.', 'proofwire' ) + ' ' + settings.held,
					{ id: 'proofwire-held' }
				);
			}
		}, [] );
		return null;
	}

	function Held() {
		const status = useSelect( ( select ) => select( 'core/editor' ).getCurrentPostAttribute( 'status' ), [] );
		return settings.held && status === 'pending'
			? el(
					'div',
					{ className: 'proofwire-notice proofwire-held' },
					el( 'p', null, el( 'strong', null, __( 'This post was not published; it is pending review.', 'proofwire' ) ) ),
					el( 'p', null, settings.held )
			  )
			: null;
	}

	/**
	 * What to write instead, one button each.
	 */
	function Fixes( { finding } ) {
		const [ isGone, setGone ] = useState( false );
		const { choose } = useDispatch( store );
		if ( isGone ) {
			return el( 'p', { className: 'proofwire-gone' }, __( 'These words have changed since they were checked.', 'proofwire' ) );
		}
		if ( ! finding.suggestions.length ) {
			return null;
		}
		return el(
			'div',
			{ className: 'proofwire-fixes' },
			finding.suggestions.map( ( suggestion, i ) =>
				el(
					Button,
					{
						key: suggestion,
						variant: i === 0 ? 'primary' : 'secondary',
						isSmall: true,
						'aria-label':
							suggestion === ''
								? /* translators: %s: words in the text. */
								  sprintf( __( 'Delete “%s”', 'proofwire' ), finding.text )
								: /* translators: 1: words in the text, 2: what to write instead. */
								  sprintf( __( 'Replace “%1$s” with “%2$s”', 'proofwire' ), finding.text, suggestion ),
						onClick: () => {
							if ( proofwire.fixes.apply( finding, suggestion ) ) {
								choose( null );
								wp.a11y?.speak( __( 'Replaced.', 'proofwire' ) );
							} else {
								setGone( true );
							}
						},
					},
					suggestion === '' ? __( 'Delete', 'proofwire' ) : suggestion
				)
			)
		);
	}

	function Explanation( { finding } ) {
		return el(
			Fragment,
			null,
			el( 'p', { className: 'proofwire-message' }, finding.message ),
			el( Fixes, { finding, key: finding.id + finding.suggestions.join() } ),
			finding.why && el( 'details', { className: 'proofwire-why' }, el( 'summary', null, __( 'How does this happen?', 'proofwire' ) ), finding.why )
		);
	}

	/**
	 * One finding in the list.
	 */
	function Card( { finding, isChosen } ) {
		const { choose } = useDispatch( store );
		return el(
			'li',
			{ className: `proofwire-card is-${ finding.severity }${ isChosen ? ' is-chosen' : '' }` },
			el(
				'button',
				{
					type: 'button',
					className: 'proofwire-card__words',
					'aria-label':
						/* translators: %s: words in the text. */
						sprintf( __( 'Show “%s” in the text', 'proofwire' ), finding.text ),
					onClick: () => {
						proofwire.marks.reveal( finding.id );
						choose( finding.id );
					},
				},
				el( 'span', { className: 'proofwire-card__severity' }, severityNames()[ finding.severity ] || finding.severity ),
				el( 'span', { className: 'proofwire-card__quote' }, finding.before, el( 'mark', null, finding.text || '‸' ), finding.after )
			),
			el( Explanation, { finding } )
		);
	}

	/**
	 * All findings.
	 */
	function Findings() {
		const { result, chosen } = useCheck();
		if ( ! result?.findings.length ) {
			return result && result.score !== null
				? el( 'p', { className: 'proofwire-clean' }, __( 'Nothing to mend.', 'proofwire' ) )
				: null;
		}
		return el(
			'ol',
			{ className: 'proofwire-cards' },
			result.findings.map( ( finding ) =>
				el( Card, { key: finding.id, finding, isChosen: finding.id === chosen } )
			),
			result.found > result.findings.length &&
				el(
					'li',
					null,
					/* translators: %d: number of findings. */
					sprintf( __( 'and %d more', 'proofwire' ), result.found - result.findings.length )
				)
		);
	}

	/**
	 * How many findings there are of each severity.
	 */
	function Tally() {
		const { result } = useCheck();
		if ( ! result?.findings.length ) {
			return null;
		}
		return el(
			'ul',
			{ className: 'proofwire-tally' },
			Object.entries( severityNames() ).map( ( [ severity, name ] ) => {
				const count = result.findings.filter( ( each ) => each.severity === severity ).length;
				return count ? el( 'li', { key: severity, className: `is-${ severity }` }, el( 'b', null, count ), ' ', name ) : null;
			} )
		);
	}

	/**
	 * In the post's settings: the score, and the way to the findings.
	 */
	function DocumentPanel( { openFindings } ) {
		const { result, phase } = useCheck();
		return el(
			'div',
			{ className: 'proofwire-panel' },
			el( Held ),
			el( Score ),
			el( Tally ),
			el(
				'div',
				{ className: 'proofwire-panel__buttons' },
				result?.findings.length > 0 &&
					el( Button, { variant: 'secondary', onClick: openFindings }, __( 'Work through the findings', 'proofwire' ) ),
				el(
					Button,
					{ variant: 'tertiary', disabled: phase === 'checking', onClick: () => proofwire.check( true ) },
					__( 'Check now', 'proofwire' )
				)
			)
		);
	}

	/**
	 * Beside the text: the score and all findings.
	 */
	function Sidebar() {
		const { result } = useCheck();
		return el(
			'div',
			{ className: 'proofwire-panel proofwire-sidebar' },
			el( Held ),
			el( Score ),
			el( Tally ),
			el( Findings ),
			result && el( 'p', { className: 'proofwire-foot' }, el( Button, { variant: 'link', onClick: () => proofwire.check( true ) }, __( 'Check now', 'proofwire' ) ) )
		);
	}

	/**
	 * Before publishing: whether it can be, and what stands in the way. Saving is locked only here, so
	 * that drafts can always be saved and the way to this panel stays open.
	 */
	function PrePublish() {
		const state = useCheck();
		const what = outcome( state );
		const isLive = useSelect( ( select ) => select( 'core/editor' ).isCurrentPostPublished(), [] );
		const isLocked =
			settings.blocks &&
			! isLive &&
			( what === 'below' || what === 'checking' || ( what === 'trouble' && settings.holdsUnchecked ) );
		const { lockPostSaving, unlockPostSaving } = useDispatch( 'core/editor' );
		useEffect( () => {
			proofwire.check();
		}, [] );
		useEffect( () => {
			if ( isLocked ) {
				lockPostSaving( 'proofwire' );
			} else {
				unlockPostSaving( 'proofwire' );
			}
			return () => unlockPostSaving( 'proofwire' );
		}, [ isLocked ] );
		return el(
			'div',
			{ className: 'proofwire-panel' },
			el( Score ),
			what === 'below' &&
				el(
					'p',
					{ className: 'proofwire-advice' },
					settings.blocks
						? __( 'Mend the findings below, and the button comes free by itself.', 'proofwire' )
						: __( 'You can publish it all the same.', 'proofwire' )
				),
			el( Findings )
		);
	}

	/**
	 * Beside the words that somebody has clicked on.
	 */
	function TextCard() {
		const { chosen, result } = useCheck();
		const { choose } = useDispatch( store );
		const [ , moved ] = useState( 0 );
		useEffect( () => {
			if ( ! chosen ) {
				return;
			}
			const move = () => moved( ( n ) => n + 1 );
			const page = proofwire.marks.canvas();
			const soon = setTimeout( move, 350 ); // Once the text has been scrolled to.
			page.addEventListener( 'scroll', move, true );
			window.addEventListener( 'resize', move );
			return () => {
				clearTimeout( soon );
				page.removeEventListener( 'scroll', move, true );
				window.removeEventListener( 'resize', move );
			};
		}, [ chosen ] );
		const finding = result?.findings.find( ( each ) => each.id === chosen );
		const rectangle = finding && proofwire.marks.rectangle( finding.id );
		if ( ! rectangle ) {
			return null;
		}
		return el(
			Popover,
			{
				// A new key for a new place, as not all versions follow an anchor that moves.
				key: [ finding.id, Math.round( rectangle.top ), Math.round( rectangle.left ) ].join( ' ' ),
				className: 'proofwire-popover',
				anchor: { getBoundingClientRect: () => proofwire.marks.rectangle( finding.id ) || rectangle, ownerDocument: document },
				placement: 'bottom-start',
				focusOnMount: false,
				onClose: () => choose( null ),
			},
			el(
				'div',
				{ className: `proofwire-textcard is-${ finding.severity }`, role: 'dialog', 'aria-label': finding.message },
				el(
					'div',
					{ className: 'proofwire-textcard__head' },
					el( 'span', { className: 'proofwire-card__severity' }, severityNames()[ finding.severity ] || finding.severity ),
					el( Button, { icon: 'no-alt', isSmall: true, label: __( 'Close', 'proofwire' ), onClick: () => choose( null ) } )
				),
				el( Explanation, { finding } )
			)
		);
	}

	proofwire.panels = { ICON, LiveIcon, Announcements, DocumentPanel, Sidebar, PrePublish, TextCard };
} )( window.wp, window.proofwire );
