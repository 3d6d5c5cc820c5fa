<?php
/**
 * What the integration tests need of their WordPress site. Loaded as a must-use plugin.
 */

// Mails go to files, one each.
add_filter(
	'pre_wp_mail',
	static function ( $sent, $mail ) {
		file_put_contents( SITE_DATA . '/mails/' . microtime( true ) . '.json', wp_json_encode( $mail ) );
		return true;
	},
	10,
	2
);

// The classic editor without its plugin.
add_filter(
	'use_block_editor_for_post',
	static function ( $use ) {
		return $use && ! isset( $_GET['classic-editor'] ) && ! isset( $_POST['classic-editor'] ) && ! get_option( 'test_classic_editor' );
	}
);
