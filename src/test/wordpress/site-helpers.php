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

// No page waits for pictures of emoji from elsewhere.
remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
add_action(
	'admin_init',
	static function () {
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
	}
);

// The classic editor without its plugin.
add_filter(
	'use_block_editor_for_post',
	static function ( $use ) {
		return $use && ! isset( $_GET['classic-editor'] ) && ! isset( $_POST['classic-editor'] ) && ! get_option( 'test_classic_editor' );
	}
);
