/**
 * Underlines findings in the text.
 *
 * WordPress's annotations do it, which stay in place while one writes. A few texts take none (the
 * headline, the cells of a table, some captions): there the browser's own highlights do it.
 */
( function ( wp, proofwire ) {
	'use strict';

	const { select, dispatch } = wp.data;
	const { places, store } = proofwire;

	const SEVERITIES = [ 'critical', 'major', 'minor', 'neutral' ];
	const source = ( severity ) => 'proofwire-' + severity;

	let shown = new Map(); // Finding's id -> {finding, place, range}; range where a highlight shows it.

	/**
	 * The document of the text: it may have a frame of its own.
	 */
	function canvas() {
		return document.querySelector( 'iframe[name="editor-canvas"]' )?.contentDocument || document;
	}

	/**
	 * Underlines the findings of an answer in place of those before.
	 *
	 * @param {Object} result  The answer.
	 * @param {Object} checked The text that it is about.
	 */
	function show( result, checked ) {
		clear();
		const indexed = places.index( checked.content, checked.blocks );
		for ( const finding of result.findings ) {
			const place = places.locate( finding, indexed, checked.title );
			shown.set( finding.id, { finding, place, range: null } );
			if ( place && ! place.title && place.path.length === 1 ) {
				annotate( finding, place );
			}
		}
		highlightRest();
	}

	function annotate( finding, place ) {
		const block = select( 'core/block-editor' ).getBlock( place.clientId );
		if ( ! block ) {
			return;
		}
		const value = places.valueAt( block.attributes, place.path );
		const text = wp.richText.create( { html: places.htmlOf( value ) } ).text;
		const [ start, end ] = visible( text, place );
		if ( places.plain( text ).startsWith( places.plain( finding.text ), place.start ) ) {
			dispatch( 'core/annotations' ).__experimentalAddAnnotation( {
				id: finding.id,
				source: source( finding.severity ),
				blockClientId: place.clientId,
				richTextIdentifier: place.path[ 0 ],
				range: { start, end },
			} );
		}
	}

	/**
	 * Where something is missing there is nothing to underline: the word before it is shown.
	 */
	function visible( text, { start, end } ) {
		if ( start < end ) {
			return [ start, end ];
		}
		const word = /\S+\s*$/.exec( text.slice( 0, start ) );
		return word ? [ word.index, start ] : [ 0, Math.min( 1, text.length ) ];
	}

	function clear() {
		for ( const severity of SEVERITIES ) {
			dispatch( 'core/annotations' ).__experimentalRemoveAnnotationsBySource( source( severity ) );
		}
		shown = new Map();
		highlights()?.forEach( ( highlight ) => highlight.clear() );
	}

	function highlights() {
		const view = canvas().defaultView;
		if ( ! view?.CSS?.highlights || ! view.Highlight ) {
			return null;
		}
		for ( const severity of SEVERITIES ) {
			if ( ! view.CSS.highlights.has( source( severity ) ) ) {
				view.CSS.highlights.set( source( severity ), new view.Highlight() );
			}
		}
		return new Map( SEVERITIES.map( ( each ) => [ each, view.CSS.highlights.get( source( each ) ) ] ) );
	}

	/**
	 * Highlights what is not annotated: soon, and again whenever the editor has drawn something, as it
	 * takes its time with annotations, and ranges do not survive it.
	 */
	let pending = null;
	function highlightRest() {
		pending = pending ?? setTimeout( () => {
			pending = null;
			const all = highlights();
			if ( ! all ) {
				return;
			}
			all.forEach( ( highlight ) => highlight.clear() );
			for ( const each of shown.values() ) {
				each.range = each.place && ! mark( each.finding.id ) ? rangeOf( each ) : null;
				if ( each.range ) {
					all.get( each.finding.severity )?.add( each.range );
				}
			}
		}, 100 );
	}

	/**
	 * The first part of an annotation; one that spans bold words has several.
	 */
	const mark = ( id ) => canvas().getElementById( 'annotation-text-' + id );

	/**
	 * The element in which a place's text is written.
	 */
	function elementOf( place ) {
		if ( place.title ) {
			return canvas().querySelector( '.editor-post-title__input, .editor-post-title [contenteditable]' );
		}
		const block = canvas().querySelector( `[data-block="${ place.clientId }"]` );
		if ( ! block ) {
			return null;
		}
		if ( block.matches( '.rich-text' ) ) {
			return block;
		}
		return [ ...block.querySelectorAll( '.rich-text' ) ].filter(
			( text ) => text.closest( '[data-block]' ) === block
		)[ place.nth ];
	}

	function rangeOf( { finding, place } ) {
		const element = elementOf( place );
		if ( ! element || element.tagName === 'TEXTAREA' ) {
			return null;
		}
		const document = element.ownerDocument;
		const walker = document.createTreeWalker( element, 1 | 4 ); // Elements and texts.
		const units = []; // Each character's node and place in it.
		while ( walker.nextNode() ) {
			const node = walker.currentNode;
			if ( node.nodeType === 3 ) {
				[ ...Array( node.data.length ).keys() ]
					.filter( ( i ) => node.data[ i ] !== '\ufeff' )
					.forEach( ( i ) => units.push( [ node, i ] ) );
			} else if ( /^(BR|IMG|SVG)$/i.test( node.tagName ) ) {
				units.push( [ node, 0 ] );
			}
		}
		const text = units.map( ( [ node, i ] ) => ( node.nodeType === 3 ? node.data[ i ] : ' ' ) ).join( '' );
		const [ start, end ] = visible( text, place );
		if ( ! places.plain( text ).startsWith( places.plain( finding.text ), place.start ) || ! units[ end - 1 ] ) {
			return null;
		}
		const range = document.createRange();
		range.setStart( units[ start ][ 0 ], units[ start ][ 1 ] );
		range.setEnd( units[ end - 1 ][ 0 ], units[ end - 1 ][ 1 ] + 1 );
		return range;
	}

	/**
	 * Where a finding is on the screen, in the coordinates of the whole page; null if it is nowhere.
	 */
	function rectangle( id ) {
		const target = mark( id ) || shown.get( id )?.range;
		const rect = target?.getBoundingClientRect();
		if ( ! rect || ( ! rect.width && ! rect.height ) ) {
			return null;
		}
		const frame = canvas().defaultView?.frameElement?.getBoundingClientRect();
		const scale = frame ? frame.width / canvas().defaultView.innerWidth || 1 : 1;
		return new DOMRect(
			( frame?.left || 0 ) + rect.left * scale,
			( frame?.top || 0 ) + rect.top * scale,
			rect.width * scale,
			rect.height * scale
		);
	}

	/**
	 * The finding at a place where somebody has clicked.
	 */
	function findingAt( event ) {
		const annotated = event.target.closest?.( '[id^="annotation-text-"]' );
		if ( annotated ) {
			const id = annotated.id.slice( 'annotation-text-'.length );
			return shown.has( id ) ? id : null;
		}
		for ( const [ id, { range } ] of shown ) {
			const hit = range && [ ...range.getClientRects() ].some(
				( r ) => event.clientX >= r.left && event.clientX <= r.right && event.clientY >= r.top && event.clientY <= r.bottom
			);
			if ( hit ) {
				return id;
			}
		}
		return null;
	}

	/**
	 * Brings a finding into view.
	 */
	function reveal( id ) {
		const entry = shown.get( id );
		const target = mark( id ) || entry?.range?.startContainer.parentElement;
		if ( entry?.place?.clientId ) {
			dispatch( 'core/block-editor' ).selectBlock( entry.place.clientId, null );
		}
		const calm = window.matchMedia( '(prefers-reduced-motion: reduce)' ).matches;
		target?.scrollIntoView( { block: 'center', behavior: calm ? 'auto' : 'smooth' } );
		return Boolean( target );
	}

	/**
	 * The place of a finding's words now: annotations move with the text.
	 */
	function placeOf( id ) {
		const place = shown.get( id )?.place ?? null;
		const annotation = select( 'core/annotations' )
			.__experimentalGetAnnotations()
			.find( ( each ) => each.id === id );
		if ( ! place || ! annotation || place.start === place.end ) {
			return place;
		}
		return { ...place, start: annotation.range.start, end: annotation.range.end };
	}

	/**
	 * Begins to show findings as they come, and to listen for clicks on them.
	 */
	function start() {
		let last = null;
		let page = null;
		wp.data.subscribe( () => {
			const { result, checked } = select( store ).get();
			const isNewPage = page !== canvas() && canvas().body;
			const isNewResult = result !== last;
			// Noted first: what follows changes stores, and this is called again.
			[ page, last ] = [ isNewPage ? canvas() : page, result ];
			if ( isNewPage ) {
				page.addEventListener( 'click', ( event ) => dispatch( store ).choose( findingAt( event ) ) );
				new MutationObserver( highlightRest ).observe( page.body, { childList: true, characterData: true, subtree: true } );
			}
			if ( result && ( isNewResult || isNewPage ) ) {
				show( result, checked );
			}
		} );
	}

	proofwire.marks = { start, rectangle, reveal, placeOf, canvas };
} )( window.wp, window.proofwire );
