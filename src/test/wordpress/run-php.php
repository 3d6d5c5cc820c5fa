<?php
/**
 * Runs PHP from standard input inside a site: php run-php.php ROOT ADDRESS [USER]
 *
 * Prints what the code returns as JSON.
 */

list( , $root, $address ) = $argv;

$_SERVER['HTTP_HOST']      = parse_url( $address, PHP_URL_HOST ) . ':' . parse_url( $address, PHP_URL_PORT );
$_SERVER['SERVER_NAME']    = parse_url( $address, PHP_URL_HOST );
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI']    = '/';

require $root . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

if ( isset( $argv[3] ) ) {
	wp_set_current_user( get_user_by( 'login', $argv[3] )->ID );
	kses_init();
}
echo json_encode( eval( stream_get_contents( STDIN ) ) );
