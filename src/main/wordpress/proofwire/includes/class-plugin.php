<?php
/**
 * Wires the plugin.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * Makes each part with what it needs, once a request. Nothing else here has state.
 */
final class Plugin {
	/**
	 * Starts the plugin.
	 */
	public static function start() {
		$settings = new Settings();
		$records  = new Records( $settings );
		$checker  = new Checker( $settings );
		$tidings  = new Tidings( $settings, $records );
		$gate     = new Gate( $settings, $checker, $records, $tidings );
		$badge    = new Badge( $settings, $records );

		$parts = array(
			$records,
			$tidings,
			$gate,
			new Schedule( $gate, $records ),
			new Routes( $settings, $checker, $records, $badge ),
			new Assets( $settings, $records ),
			new Settings_Page( $settings ),
			new Classic_Editor( $settings, $records, $badge ),
			new Posts_List( $settings, $badge ),
			new Dashboard( $settings, $badge ),
		);
		foreach ( $parts as $part ) {
			$part->register();
		}
		add_action(
			'init',
			static function () {
				load_plugin_textdomain( 'proofwire', false, dirname( plugin_basename( FILE ) ) . '/languages' );
			}
		);
		register_deactivation_hook( FILE, array( Schedule::class, 'forget_all' ) );
	}
}
