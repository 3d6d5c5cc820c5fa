<?php
/**
 * Scripts and styles.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * Loads on each page what it needs, and nothing elsewhere.
 */
final class Assets {
	/**
	 * The block editor's scripts, each with what it needs.
	 */
	const EDITOR = array(
		'places' => array( 'wp-blocks', 'wp-rich-text' ),
		'check'  => array( 'wp-api-fetch', 'wp-block-editor', 'wp-data', 'wp-editor', 'wp-i18n', 'proofwire-places' ),
		'marks'  => array( 'wp-annotations', 'wp-data', 'proofwire-places', 'proofwire-check' ),
		'fixes'  => array( 'wp-block-editor', 'wp-data', 'wp-editor', 'wp-rich-text', 'proofwire-places' ),
		'panels' => array( 'wp-a11y', 'wp-components', 'wp-data', 'wp-element', 'wp-i18n', 'wp-notices', 'wp-primitives', 'proofwire-check', 'proofwire-marks', 'proofwire-fixes' ),
		'editor' => array( 'wp-dom-ready', 'wp-edit-post', 'wp-editor', 'wp-plugins', 'wp-preferences', 'proofwire-panels' ),
	);

	/**
	 * The settings.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The records.
	 *
	 * @var Records
	 */
	private $records;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings $settings The settings.
	 * @param Records  $records  The records.
	 */
	public function __construct( Settings $settings, Records $records ) {
		$this->settings = $settings;
		$this->records  = $records;
	}

	/**
	 * Takes its place.
	 */
	public function register() {
		add_action( 'init', array( $this, 'announce' ) );
		add_action( 'enqueue_block_editor_assets', array( $this, 'add_to_editor' ) );
		add_action( 'enqueue_block_assets', array( $this, 'add_to_canvas' ) );
		add_action( 'admin_enqueue_scripts', array( $this, 'add_to_admin' ) );
	}

	/**
	 * Tells WordPress of all scripts and styles.
	 */
	public function announce() {
		foreach ( self::EDITOR as $name => $needs ) {
			wp_register_script( 'proofwire-' . $name, plugins_url( "assets/{$name}.js", FILE ), $needs, VERSION, true );
			wp_set_script_translations( 'proofwire-' . $name, 'proofwire', dirname( FILE ) . '/languages' );
		}
		wp_register_script( 'proofwire-admin', plugins_url( 'assets/admin.js', FILE ), array( 'wp-a11y', 'wp-api-fetch', 'wp-i18n' ), VERSION, true );
		wp_set_script_translations( 'proofwire-admin', 'proofwire', dirname( FILE ) . '/languages' );
		wp_register_style( 'proofwire-editor', plugins_url( 'assets/editor.css', FILE ), array( 'wp-components' ), VERSION );
		wp_register_style( 'proofwire-canvas', plugins_url( 'assets/canvas.css', FILE ), array(), VERSION );
		wp_register_style( 'proofwire-admin', plugins_url( 'assets/admin.css', FILE ), array(), VERSION );
	}

	/**
	 * The block editor, where it edits a post that is checked.
	 */
	public function add_to_editor() {
		$post = $this->edited_post();
		if ( ! $post ) {
			return;
		}
		wp_enqueue_script( 'proofwire-editor' );
		wp_enqueue_style( 'proofwire-editor' );
		$held = $this->records->held( $post );
		wp_add_inline_script(
			'proofwire-places',
			'window.proofwire = ' . wp_json_encode(
				array(
					'settings' => array(
						'passMark'       => $this->settings->pass_mark(),
						'blocks'         => $this->settings->blocks(),
						'holdsUnchecked' => $this->settings->holds_unchecked(),
						'held'           => $held ? $held['message'] : '',
					),
				),
				JSON_HEX_TAG | JSON_HEX_AMP
			) . ';',
			'before'
		);
	}

	/**
	 * The text itself, which WordPress shows in a frame of its own.
	 */
	public function add_to_canvas() {
		if ( is_admin() && $this->edited_post() ) {
			wp_enqueue_style( 'proofwire-canvas' );
		}
	}

	/**
	 * The other pages of the administration.
	 *
	 * @param string $page Which page it is.
	 */
	public function add_to_admin( $page ) {
		$screen = get_current_screen();
		$listed = $screen && 'edit' === $screen->base && $this->settings->checks( $screen->post_type );
		$edited = $screen && 'post' === $screen->base && ! $screen->is_block_editor() && $this->settings->checks( $screen->post_type );
		if ( $listed || $edited || 'index.php' === $page || 'settings_page_proofwire' === $page ) {
			wp_enqueue_script( 'proofwire-admin' );
			wp_enqueue_style( 'proofwire-admin' );
		}
	}

	/**
	 * The post on the page, if it is one that is checked.
	 *
	 * @return \WP_Post|null
	 */
	private function edited_post() {
		$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		$post   = $screen && 'post' === $screen->base ? get_post() : null;
		return $post && $this->settings->checks( $post->post_type ) && current_user_can( 'edit_post', $post->ID ) ? $post : null;
	}
}
