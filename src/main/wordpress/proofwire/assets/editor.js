/**
 * Puts the plugin's panels into the block editor.
 */
( function ( wp, proofwire ) {
	'use strict';

	const { createElement: el, Fragment } = wp.element;
	const { __ } = wp.i18n;
	const { panels } = proofwire;

	// They have moved from one package to the other in WordPress 6.6.
	const from = wp.editor.PluginDocumentSettingPanel ? wp.editor : wp.editPost;
	const { PluginDocumentSettingPanel, PluginPrePublishPanel, PluginSidebar, PluginSidebarMoreMenuItem } = from;

	const openFindings = () => wp.data.dispatch( 'core/edit-post' ).openGeneralSidebar( 'proofwire/findings' );

	wp.plugins.registerPlugin( 'proofwire', {
		icon: panels.ICON,
		render: () =>
			el(
				Fragment,
				null,
				el(
					PluginDocumentSettingPanel,
					{ name: 'score', title: __( 'Proofwire', 'proofwire' ), icon: panels.ICON },
					el( panels.DocumentPanel, { openFindings } )
				),
				el(
					PluginPrePublishPanel,
					{ title: __( 'Proofwire', 'proofwire' ), icon: panels.ICON, initialOpen: true },
					el( panels.PrePublish )
				),
				el(
					PluginSidebar,
					{ name: 'findings', title: __( 'Proofwire', 'proofwire' ), icon: el( panels.LiveIcon ) },
					el( panels.Sidebar )
				),
				el( PluginSidebarMoreMenuItem, { target: 'findings', icon: panels.ICON }, __( 'Proofwire', 'proofwire' ) ),
				el( panels.TextCard ),
				el( panels.Announcements )
			),
	} );

	// The panel is open the first time that somebody sees it; later it is as they left it.
	wp.domReady( () => {
		const { get } = wp.data.select( 'core/preferences' );
		if ( ! get( 'proofwire', 'greeted' ) ) {
			wp.data.dispatch( 'core/preferences' ).set( 'proofwire', 'greeted', true );
			const holder = wp.data.select( 'core/editor' ).isEditorPanelOpened ? 'core/editor' : 'core/edit-post';
			if ( ! wp.data.select( holder ).isEditorPanelOpened( 'proofwire/score' ) ) {
				wp.data.dispatch( holder ).toggleEditorPanelOpened( 'proofwire/score' );
			}
		}
	} );

	proofwire.start();
	proofwire.marks.start();
} )( window.wp, window.proofwire );
