<?php
/**
 * The plugin's settings.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * What the site's administrator has set.
 *
 * PROOFWIRE_SERVER and PROOFWIRE_KEY in wp-config.php come before what is set on the page.
 */
final class Settings {
	const OPTION = 'proofwire_settings';

	/**
	 * How the plugin is set before anybody sets it: it looks on and blocks nothing.
	 */
	const USUAL = array(
		'server'     => 'http://127.0.0.1:8081',
		'key'        => '',
		'pass_mark'  => 80,
		'action'     => 'warn',
		'when_down'  => 'hold',
		'post_types' => array( 'post' ),
		'wait'       => 10,
	);

	/**
	 * All settings, with the usual ones where none were made.
	 */
	public function all(): array {
		$made = get_option( self::OPTION, array() );
		return array_merge( self::USUAL, is_array( $made ) ? $made : array() );
	}

	/**
	 * The server's address, without a slash at its end; empty if there is none.
	 */
	public function server(): string {
		$server = defined( 'PROOFWIRE_SERVER' ) ? constant( 'PROOFWIRE_SERVER' ) : $this->all()['server'];
		return untrailingslashit( trim( (string) $server ) );
	}

	/**
	 * The server's key; empty if it wants none. It is sent to the server and nowhere else.
	 */
	public function key(): string {
		return trim( (string) ( defined( 'PROOFWIRE_KEY' ) ? constant( 'PROOFWIRE_KEY' ) : $this->all()['key'] ) );
	}

	/**
	 * The score, 0 to 100, from which a post may be published.
	 */
	public function pass_mark(): int {
		return (int) $this->all()['pass_mark'];
	}

	/**
	 * Whether posts below the mark are kept from being published.
	 */
	public function blocks(): bool {
		return 'block' === $this->all()['action'];
	}

	/**
	 * Whether a post that can't be checked is kept from being published.
	 */
	public function holds_unchecked(): bool {
		return $this->blocks() && 'hold' === $this->all()['when_down'];
	}

	/**
	 * Seconds that one request may wait for the server, all its checks together.
	 */
	public function wait(): int {
		return (int) $this->all()['wait'];
	}

	/**
	 * The post types that are checked.
	 *
	 * @return string[]
	 */
	public function post_types(): array {
		return array_values( array_filter( (array) $this->all()['post_types'], 'post_type_exists' ) );
	}

	/**
	 * Whether posts of this type are checked.
	 *
	 * @param string $post_type Name of a post type.
	 */
	public function checks( string $post_type ): bool {
		return in_array( $post_type, (array) $this->all()['post_types'], true );
	}

	/**
	 * The post types that could be checked: those with a text and a place on the site.
	 *
	 * @return \WP_Post_Type[]
	 */
	public static function eligible_post_types(): array {
		return array_filter(
			get_post_types( array( 'show_ui' => true ), 'objects' ),
			static function ( $type ) {
				return is_post_type_viewable( $type ) && post_type_supports( $type->name, 'editor' ) && 'attachment' !== $type->name;
			}
		);
	}

	/**
	 * Whether everybody, or everybody who is signed in, may read posts with this status, or will.
	 *
	 * @param string $status Name of a post status.
	 */
	public static function is_publishing( string $status ): bool {
		$known = get_post_status_object( $status );
		return 'future' === $status || ( $known && ( $known->public || $known->private ) );
	}
}
