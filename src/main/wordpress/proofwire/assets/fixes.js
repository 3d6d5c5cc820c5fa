/**
 * Takes a suggestion.
 */
( function ( wp, proofwire ) {
	'use strict';

	const { select, dispatch } = wp.data;
	const { places } = proofwire;

	/**
	 * Writes a suggestion in place of a finding's words. The bold or the link that all of these words
	 * have stays with the new ones.
	 *
	 * @param {Object} finding    The finding.
	 * @param {string} suggestion What to write; nothing to delete.
	 * @return {boolean} False if the words are no longer there.
	 */
	function apply( finding, suggestion ) {
		const place = proofwire.marks.placeOf( finding.id );
		if ( ! place ) {
			return false;
		}
		return place.title ? inTitle( finding, place, suggestion ) : inBlock( finding, place, suggestion );
	}

	function inTitle( finding, place, suggestion ) {
		const title = select( 'core/editor' ).getEditedPostAttribute( 'title' ) || '';
		const range = rangeIn( title, finding, place );
		if ( ! range ) {
			return false;
		}
		const [ start, end ] = widened( title, range, suggestion );
		dispatch( 'core/editor' ).editPost( { title: title.slice( 0, start ) + suggestion + title.slice( end ) } );
		return true;
	}

	function inBlock( finding, place, suggestion ) {
		const block = select( 'core/block-editor' ).getBlock( place.clientId );
		const old = block && places.valueAt( block.attributes, place.path );
		if ( old === undefined || old === null ) {
			return false;
		}
		const value = wp.richText.create( { html: places.htmlOf( old ) } );
		const range = rangeIn( value.text, finding, place );
		if ( ! range ) {
			return false;
		}
		const [ start, end ] = widened( value.text, range, suggestion );
		const words = wp.richText.create( { text: suggestion } );
		const formats = value.formats.slice( start, end );
		const shared = ( formats[ 0 ] || [] ).filter( ( format ) =>
			formats.every( ( each ) => each?.some( ( other ) => other.type === format.type ) )
		);
		if ( shared.length && formats.length === end - start ) {
			words.formats = Array.from( suggestion.split( '' ), () => shared );
		}
		const html = wp.richText.toHTMLString( { value: wp.richText.insert( value, words, start, end ) } );
		const fresh = typeof old === 'string' || ! wp.richText.RichTextData ? html : wp.richText.RichTextData.fromHTMLString( html );
		const [ name ] = place.path;
		dispatch( 'core/block-editor' ).updateBlockAttributes( place.clientId, {
			[ name ]: replaced( block.attributes[ name ], place.path.slice( 1 ), fresh ),
		} );
		return true;
	}

	/**
	 * Where the words are now: they may have moved a little since they were checked.
	 */
	function rangeIn( text, finding, place ) {
		const flat = places.plain( text );
		const words = places.plain( finding.text );
		if ( flat.startsWith( words, place.start ) ) {
			return [ place.start, place.start + words.length ];
		}
		const first = flat.indexOf( words );
		return words && first >= 0 && first === flat.lastIndexOf( words ) ? [ first, first + words.length ] : null;
	}

	/**
	 * Words that are deleted take a space with them.
	 */
	function widened( text, [ start, end ], suggestion ) {
		if ( suggestion !== '' || start === end ) {
			return [ start, end ];
		}
		if ( /\s/.test( text[ start - 1 ] || ' ' ) && /\s/.test( text[ end ] || '' ) ) {
			return [ start, end + 1 ];
		}
		return [ /\s/.test( text[ start - 1 ] || '' ) && /^([.,;:!?]|$)/.test( text.slice( end ) ) ? start - 1 : start, end ];
	}

	function replaced( value, path, fresh ) {
		if ( ! path.length ) {
			return fresh;
		}
		const copy = Array.isArray( value ) ? [ ...value ] : { ...value };
		copy[ path[ 0 ] ] = replaced( value[ path[ 0 ] ], path.slice( 1 ), fresh );
		return copy;
	}

	proofwire.fixes = { apply };
} )( window.wp, window.proofwire );
