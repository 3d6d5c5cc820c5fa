<?php
/**
 * The classic editor.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * A box beside the text with the score and the findings, and a button that checks what is being
 * written. The block editor has panels of its own instead.
 */
final class Classic_Editor {
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
	 * The badge.
	 *
	 * @var Badge
	 */
	private $badge;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings $settings The settings.
	 * @param Records  $records  The records.
	 * @param Badge    $badge    The badge.
	 */
	public function __construct( Settings $settings, Records $records, Badge $badge ) {
		$this->settings = $settings;
		$this->records  = $records;
		$this->badge    = $badge;
	}

	/**
	 * Takes its place.
	 */
	public function register() {
		add_action( 'add_meta_boxes', array( $this, 'add_box' ) );
	}

	/**
	 * Adds the box.
	 *
	 * @param string $post_type The post's type.
	 */
	public function add_box( $post_type ) {
		if ( $this->settings->checks( (string) $post_type ) ) {
			add_meta_box( 'proofwire', __( 'Proofwire', 'proofwire' ), array( $this, 'show' ), null, 'side', 'high', array( '__back_compat_meta_box' => true ) );
		}
	}

	/**
	 * Shows the box.
	 *
	 * @param \WP_Post $post The post.
	 */
	public function show( $post ) {
		$result   = $this->records->result( $post );
		$findings = $result ? $result->findings() : array();
		printf( '<div class="proofwire-box" data-post="%d"><p class="proofwire-badge-place">%s</p>', (int) $post->ID, wp_kses_post( $this->badge->html( $post ) ) );
		echo '<ol class="proofwire-findings">';
		foreach ( $findings as $finding ) {
			printf(
				'<li class="is-%s"><q>%s</q> <span>%s</span>%s</li>',
				esc_attr( $finding['severity'] ),
				esc_html( $finding['text'] ),
				esc_html( $finding['message'] ),
				isset( $finding['suggestions'][0] ) ? ' <strong>' . esc_html( self::suggestion( $finding['suggestions'][0] ) ) . '</strong>' : ''
			);
		}
		printf(
			'</ol><p><button type="button" class="button proofwire-check-box" disabled>%s</button> <span class="proofwire-answer" role="status"></span></p></div>',
			esc_html__( 'Check now', 'proofwire' )
		);
	}

	/**
	 * What to write instead, in words.
	 *
	 * @param string $suggestion What to write; nothing to delete.
	 */
	private static function suggestion( string $suggestion ): string {
		return '→ ' . ( '' === $suggestion ? __( 'delete', 'proofwire' ) : $suggestion );
	}
}
