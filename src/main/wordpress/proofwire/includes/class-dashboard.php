<?php
/**
 * The dashboard.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * A widget with the drafts that need the most work.
 */
final class Dashboard {
	const SHOWN = 6;

	/**
	 * The settings.
	 *
	 * @var Settings
	 */
	private $settings;

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
	 * @param Badge    $badge    The badge.
	 */
	public function __construct( Settings $settings, Badge $badge ) {
		$this->settings = $settings;
		$this->badge    = $badge;
	}

	/**
	 * Takes its place.
	 */
	public function register() {
		add_action( 'wp_dashboard_setup', array( $this, 'add_widget' ) );
	}

	/**
	 * Adds the widget, for whoever writes.
	 */
	public function add_widget() {
		if ( current_user_can( 'edit_posts' ) && $this->settings->post_types() ) {
			wp_add_dashboard_widget( 'proofwire_drafts', __( 'Drafts that need work', 'proofwire' ), array( $this, 'show' ) );
		}
	}

	/**
	 * Shows the widget.
	 */
	public function show() {
		$down = get_transient( 'proofwire_down' );
		if ( $down ) {
			echo '<p class="proofwire-trouble">' . esc_html( $down ) . '</p>';
		}
		$posts = $this->worst();
		if ( ! $posts ) {
			echo '<p>' . esc_html__( 'No draft is below the mark.', 'proofwire' ) . '</p>';
			return;
		}
		echo '<ul class="proofwire-drafts">';
		foreach ( $posts as $post ) {
			$title = '' === $post->post_title ? __( '(no title)', 'proofwire' ) : $post->post_title;
			$held  = $this->badge->held( $post );
			printf(
				'<li><a href="%s">%s</a>%s<span class="proofwire-by">%s</span>%s</li>',
				esc_url( get_edit_post_link( $post ) ),
				esc_html( $title ),
				$held ? ' <em>' . esc_html( $held ) . '</em>' : '',
				esc_html(
					sprintf(
						/* translators: 1: an author, 2: “3 hours”. */
						__( '%1$s, %2$s ago', 'proofwire' ),
						get_the_author_meta( 'display_name', (int) $post->post_author ),
						human_time_diff( (int) get_post_timestamp( $post, 'modified' ) )
					)
				),
				wp_kses_post( $this->badge->html( $post ) )
			);
		}
		echo '</ul>';
		printf(
			'<p><a href="%s">%s</a></p>',
			esc_url( admin_url( 'edit.php?proofwire=below&post_type=' . $posts[0]->post_type ) ),
			esc_html__( 'All posts below the mark', 'proofwire' )
		);
	}

	/**
	 * The drafts below the mark that the current user may edit, worst first.
	 *
	 * @return \WP_Post[]
	 */
	private function worst(): array {
		$query = new \WP_Query(
			array(
				'post_type'      => $this->settings->post_types(),
				'post_status'    => array( 'draft', 'pending', 'future' ),
				'perm'           => 'editable',
				'author'         => current_user_can( 'edit_others_posts' ) ? '' : get_current_user_id(),
				'posts_per_page' => self::SHOWN,
				'no_found_rows'  => true,
				'orderby'        => 'meta_value_num',
				'order'          => 'ASC',
				// phpcs:disable WordPress.DB.SlowDBQuery -- on one page, for a handful of drafts.
				'meta_key'       => Records::SCORE,
				'meta_query'     => array(
					array(
						'key'     => Records::SCORE,
						'compare' => '<',
						'type'    => 'NUMERIC',
						'value'   => $this->settings->pass_mark(),
					),
				),
				// phpcs:enable
			)
		);
		return array_values(
			array_filter(
				$query->posts,
				static function ( $post ) {
					return current_user_can( 'edit_post', $post->ID );
				}
			)
		);
	}
}
