<?php
/**
 * Installs a WordPress site for the integration tests: php install-site.php ROOT ADDRESS
 *
 * Prints a line for each person who works there: name, password, application password.
 */

list( , $root, $address ) = $argv;

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']      = parse_url( $address, PHP_URL_HOST ) . ':' . parse_url( $address, PHP_URL_PORT );
$_SERVER['SERVER_NAME']    = parse_url( $address, PHP_URL_HOST );
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI']    = '/';
$_SERVER['PHP_SELF']       = '/index.php';

require $root . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

wp_install( 'The Daily Proof', 'chief', 'chief@example.org', true, '', 'chief-password' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'timezone_string', 'Europe/Vienna' );
update_option( 'show_avatars', 0 ); // They come from elsewhere, and pages wait for them.
wp_delete_post( 1, true );
wp_delete_post( 2, true );

$people = array(
	'chief'       => 'administrator',
	'editor'      => 'editor',
	'author'      => 'author',
	'contributor' => 'contributor',
	'reader'      => 'subscriber',
);
foreach ( $people as $name => $role ) {
	$user = get_user_by( 'login', $name );
	$id   = $user ? $user->ID : wp_insert_user(
		array(
			'user_login'   => $name,
			'user_pass'    => $name . '-password',
			'user_email'   => $name . '@example.org',
			'display_name' => ucfirst( $name ),
			'role'         => $role,
		)
	);
	// The block editor begins with a tour otherwise; its window is put where the tests look for it.
	update_user_meta(
		$id,
		$GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences',
		array(
			'core/edit-post' => array(
				'welcomeGuide'   => false,
				'fullscreenMode' => false,
			),
			'core'           => array(
				'enableChoosePatternModal' => false,
			),
			'_modified'      => gmdate( 'c' ),
		)
	);
	list( $password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'test' ) );
	echo "$name $name-password ", str_replace( ' ', '', $password ), "\n";
}

$failure = activate_plugin( 'proofwire/proofwire.php' );
if ( is_wp_error( $failure ) ) {
	fwrite( STDERR, $failure->get_error_message() . "\n" );
	exit( 1 );
}
flush_rewrite_rules();
