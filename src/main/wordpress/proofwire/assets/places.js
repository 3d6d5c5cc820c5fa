/**
 * Finds the place of a finding in the editor: which block, which of its texts, which characters.
 *
 * A finding comes with a place in the post's content, the HTML with block comments that WordPress
 * saves. The comments say which block it lies in; the block's type says which parts of its HTML are
 * texts that one can write in ("pieces": a paragraph has one, a table one for each cell); and the
 * characters are counted past tags and entities. Words that occur twice are told apart by all of
 * this, so nothing is searched for unless the place does not hold what it should.
 */
( function ( wp, proofwire ) {
	'use strict';

	const COMMENT = /<!--\s+(\/?)wp:([a-z][a-z0-9_\/-]*)\s([^]*?)(\/?)-->/g;

	const fullName = ( name ) => ( name.includes( '/' ) ? name : 'core/' + name );

	/**
	 * The blocks of a content as its comments tell them, in the order in which they begin.
	 *
	 * @param {string} content A post's content.
	 * @return {Array<{name: string, start: number, end: number, children: Array}>} Start and end are
	 *         those of what stands between the comments.
	 */
	function commentedBlocks( content ) {
		const blocks = [];
		const open = [];
		for ( const match of content.matchAll( COMMENT ) ) {
			const [ comment, closes, name, , isVoid ] = match;
			const after = match.index + comment.length;
			if ( closes ) {
				const block = open.pop();
				if ( block ) {
					block.end = match.index;
				}
				continue;
			}
			const block = { name: fullName( name ), start: after, end: after, children: [] };
			blocks.push( block );
			if ( open.length ) {
				open[ open.length - 1 ].children.push( block );
			}
			if ( ! isVoid ) {
				open.push( block );
			}
		}
		return blocks;
	}

	/**
	 * The editor's blocks, in the same order; without those that are saved without comments.
	 */
	function* editorBlocks( blocks ) {
		for ( const block of blocks ) {
			if ( block.name !== 'core/freeform' ) {
				yield block;
			}
			yield* editorBlocks( block.innerBlocks || [] );
		}
	}

	const htmlOf = ( value ) =>
		typeof value === 'string' ? value : value?.toHTMLString?.() ?? '';

	/**
	 * The texts of a block that one can write in, in the order in which they are shown.
	 *
	 * @param {Object} block A block of the editor.
	 * @param {string} html  What it is saved as, its inner blocks blanked out.
	 * @return {Array<{path: Array, html: string, start: number|null}>} Start is the place in html;
	 *         null where the text does not stand there as it is.
	 */
	function pieces( block, html ) {
		const type = wp.blocks.getBlockType( block.name );
		if ( ! type ) {
			return [];
		}
		const body = new DOMParser().parseFromString( html, 'text/html' ).body;
		const found = [];
		collect( type.attributes, block.attributes, body, [], found );
		found.sort( ( a, b ) =>
			a.element.compareDocumentPosition( b.element ) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
		);
		let cursor = 0;
		return found.map( ( { path, value } ) => {
			const piece = { path, html: htmlOf( value ), start: null };
			const at = piece.html ? html.indexOf( '>' + piece.html + '<', cursor ) : -1;
			if ( at >= 0 ) {
				piece.start = at + 1;
				cursor = piece.start + piece.html.length;
			}
			return piece;
		} );
	}

	function collect( schemas, values, scope, path, found ) {
		for ( const [ name, schema ] of Object.entries( schemas ) ) {
			const value = values?.[ name ];
			if ( value === undefined || value === null ) {
				continue;
			}
			if ( schema.source === 'query' && Array.isArray( value ) && schema.query ) {
				const scopes = scope.querySelectorAll( schema.selector || ':scope > *' );
				value.forEach( ( each, i ) => {
					if ( scopes[ i ] ) {
						collect( schema.query, each, scopes[ i ], [ ...path, name, i ], found );
					}
				} );
			} else if ( schema.source === 'rich-text' || ( schema.source === 'html' && ! schema.multiline ) ) {
				const element = schema.selector ? scope.querySelector( schema.selector ) : scope;
				if ( element ) {
					found.push( { path: [ ...path, name ], value, element } );
				}
			}
		}
	}

	/**
	 * Counts the characters of a rich text that come before a place in its HTML.
	 *
	 * @param {string} html   The HTML of a rich text.
	 * @param {number} offset A place in it.
	 */
	function characters( html, offset ) {
		let count = 0;
		const token = /<!--[^]*?-->|<[^>]*>|&(?:#\d+|#x[\da-f]+|\w+);|[^]/gi;
		for ( const match of html.matchAll( token ) ) {
			if ( match.index >= offset ) {
				break;
			}
			const word = match[ 0 ];
			if ( word.length === 1 ) {
				count += 1;
			} else if ( word[ 0 ] === '&' ) {
				const box = document.createElement( 'textarea' );
				box.innerHTML = word;
				count += box.value.length;
			} else if ( /^<(br|img|svg|math)\b/i.test( word ) ) {
				count += 1; // What has no characters of its own counts as one.
			}
		}
		return count;
	}

	const plain = ( text ) => text.replace( /[\s\u00a0]/g, ' ' );

	/**
	 * The place that holds a finding's words: the given one, or else the nearest.
	 *
	 * @param {string} text   A text.
	 * @param {string} words  The words.
	 * @param {number} around Where they should begin.
	 * @return {number|null} Where they begin.
	 */
	function settle( text, words, around ) {
		text = plain( text );
		words = plain( words );
		if ( text.startsWith( words, around ) ) {
			return around;
		}
		const before = text.lastIndexOf( words, around );
		const after = text.indexOf( words, around );
		if ( before < 0 || after < 0 ) {
			return before < 0 && after < 0 ? null : Math.max( before, after );
		}
		return around - before <= after - around ? before : after;
	}

	const richText = ( html ) => wp.richText.create( { html } ).text;

	/**
	 * Prepares a content and its blocks for looking up findings.
	 *
	 * @param {string} content The content that was checked.
	 * @param {Array}  blocks  The blocks that it was made from.
	 */
	function index( content, blocks ) {
		const commented = commentedBlocks( content );
		const edited = [ ...editorBlocks( blocks ) ];
		const matches = [];
		let next = 0;
		for ( const each of commented ) {
			const block = edited[ next ];
			const name = block?.name === 'core/missing' ? block.attributes.originalName : block?.name;
			if ( name === each.name ) {
				matches.push( { ...each, block } );
				next += 1;
			}
		}
		const prepared = new Map();
		function piecesOf( match ) {
			if ( ! prepared.has( match ) ) {
				let html = content.slice( match.start, match.end );
				for ( const child of match.children ) {
					const [ from, to ] = [ child.start - match.start, child.end - match.start ];
					html = html.slice( 0, from ) + ' '.repeat( to - from ) + html.slice( to );
				}
				prepared.set( match, pieces( match.block, html ) );
			}
			return prepared.get( match );
		}
		return { matches, piecesOf };
	}

	/**
	 * The place of a finding.
	 *
	 * @param {Object} finding  A finding, as the plugin's route has it.
	 * @param {Object} indexed  What index() made.
	 * @param {string} title    The headline that was checked.
	 * @return {Object|null} {title: true} or {clientId, path, nth}; with start and end in the text.
	 *         Nth counts the texts of the block. Null where the words can't be pointed at.
	 */
	function locate( finding, indexed, title ) {
		if ( finding.start === null ) {
			return null;
		}
		const { text } = finding;
		if ( finding.in === 'title' ) {
			const start = settle( title, text, finding.start );
			return start === null ? null : { title: true, start, end: start + text.length };
		}
		// The innermost block that holds it begins last.
		const match = indexed.matches
			.filter( ( each ) => each.start <= finding.start && finding.end <= each.end )
			.pop();
		if ( ! match ) {
			return null;
		}
		const all = indexed.piecesOf( match );
		const within = ( piece ) =>
			piece.start !== null &&
			match.start + piece.start <= finding.start &&
			finding.end <= match.start + piece.start + piece.html.length;
		let nth = all.findIndex( within );
		let around = 0;
		if ( nth >= 0 ) {
			around = characters( all[ nth ].html, finding.start - match.start - all[ nth ].start );
		} else {
			nth = all.findIndex( ( piece ) => plain( richText( piece.html ) ).includes( plain( text ) ) );
			if ( nth < 0 ) {
				return null;
			}
		}
		const start = settle( richText( all[ nth ].html ), text, around );
		return start === null
			? null
			: {
					clientId: match.block.clientId,
					path: all[ nth ].path,
					nth,
					start,
					end: start + text.length,
			  };
	}

	/**
	 * What stands at a path in a block's attributes.
	 */
	const valueAt = ( attributes, path ) => path.reduce( ( value, key ) => value?.[ key ], attributes );

	proofwire.places = { index, locate, valueAt, htmlOf, plain };
} )( window.wp, window.proofwire );
