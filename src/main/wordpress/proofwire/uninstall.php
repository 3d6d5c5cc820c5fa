<?php
/**
 * Leaves nothing behind when the plugin is deleted.
 *
 * @package Proofwire
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Removes what the plugin keeps on the current site.
 */
function proofwire_remove_all() {
	global $wpdb;
	delete_option( 'proofwire_settings' );
	foreach ( array( '_proofwire_check', '_proofwire_score', '_proofwire_held' ) as $key ) {
		delete_post_meta_by_key( $key );
	}
	wp_unschedule_hook( 'proofwire_try_again' );
	// Transients have no list of their own.
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- once, when the plugin is deleted.
	$names = $wpdb->get_col(
		$wpdb->prepare(
			"SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s",
			$wpdb->esc_like( '_transient_proofwire_' ) . '%',
			$wpdb->esc_like( '_transient_timeout_proofwire_' ) . '%'
		)
	);
	foreach ( $names as $name ) {
		delete_option( $name );
	}
}

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $proofwire_site ) {
		switch_to_blog( $proofwire_site );
		proofwire_remove_all();
		restore_current_blog();
	}
} else {
	proofwire_remove_all();
}
