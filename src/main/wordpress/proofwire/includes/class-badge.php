<?php
/**
 * A post's check in a few words.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * The badge that stands in lists: a score, and what it means.
 */
final class Badge {
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
	 * The badge, as HTML.
	 *
	 * @param \WP_Post $post A post.
	 */
	public function html( \WP_Post $post ): string {
		$result = $this->records->result( $post );
		if ( ! $result ) {
			$trouble = $this->records->trouble( $post );
			return sprintf(
				'<span class="proofwire-badge is-unchecked"%s><span class="proofwire-score">–</span> %s</span>',
				$trouble ? ' title="' . esc_attr( $trouble ) . '"' : '',
				$trouble ? esc_html__( 'could not be checked', 'proofwire' ) : esc_html__( 'not checked', 'proofwire' )
			);
		}
		if ( null === $result->score() ) {
			return '<span class="proofwire-badge is-unchecked"><span class="proofwire-score">–</span> ' . esc_html__( 'nothing to check', 'proofwire' ) . '</span>';
		}
		$passes = $result->passes( $this->settings->pass_mark() );
		return sprintf(
			'<span class="proofwire-badge %s"><span class="proofwire-score">%d</span> %s</span>',
			$passes ? 'is-passing' : 'is-below',
			$result->score(),
			esc_html( $this->words( $result, $passes ) )
		);
	}

	/**
	 * What a score means.
	 *
	 * @param Result $result What was found.
	 * @param bool   $passes Whether it reaches the mark.
	 */
	private function words( Result $result, bool $passes ): string {
		if ( ! $result->found() ) {
			return __( 'no findings', 'proofwire' );
		}
		/* translators: %d: number of findings. */
		$found = sprintf( _n( '%d finding', '%d findings', $result->found(), 'proofwire' ), $result->found() );
		/* translators: %s: “7 findings”. */
		return $passes ? $found : sprintf( __( 'below the mark, %s', 'proofwire' ), $found );
	}

	/**
	 * That a post is held back, in two words; empty if it is not.
	 *
	 * @param \WP_Post $post A post.
	 */
	public function held( \WP_Post $post ): string {
		return $this->records->held( $post ) ? __( 'Held by Proofwire', 'proofwire' ) : '';
	}
}
