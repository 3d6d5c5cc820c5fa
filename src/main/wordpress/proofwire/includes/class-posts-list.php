<?php
/**
 * The list of posts.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * A column, a filter, and a bulk action that checks the chosen posts one after the other.
 */
final class Posts_List {
	const FILTER = 'proofwire';
	const ACTION = 'proofwire_check';

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
		add_action( 'admin_init', array( $this, 'add_columns' ) );
		add_action( 'restrict_manage_posts', array( $this, 'show_filter' ) );
		add_action( 'pre_get_posts', array( $this, 'filter' ) );
		add_filter( 'display_post_states', array( $this, 'add_state' ), 10, 2 );
	}

	/**
	 * Adds the column and the bulk action to the lists of what is checked.
	 */
	public function add_columns() {
		foreach ( $this->settings->post_types() as $type ) {
			add_filter( "manage_{$type}_posts_columns", array( $this, 'add_column' ) );
			add_action( "manage_{$type}_posts_custom_column", array( $this, 'show_column' ), 10, 2 );
			add_filter( "manage_edit-{$type}_sortable_columns", array( $this, 'sort_column' ) );
			add_filter( "bulk_actions-edit-{$type}", array( $this, 'add_action' ) );
		}
	}

	/**
	 * Adds the column, before the date.
	 *
	 * @param string[] $columns The columns.
	 * @return string[]
	 */
	public function add_column( $columns ) {
		$place = array_search( 'date', array_keys( $columns ), true );
		$place = false === $place ? count( $columns ) : $place;
		return array_slice( $columns, 0, $place, true )
			+ array( 'proofwire' => __( 'Proofwire', 'proofwire' ) )
			+ array_slice( $columns, $place, null, true );
	}

	/**
	 * Makes the column one to sort by.
	 *
	 * @param array $columns The columns to sort by.
	 * @return array
	 */
	public function sort_column( $columns ) {
		return $columns + array( 'proofwire' => 'proofwire' );
	}

	/**
	 * Shows a post's score, to whoever may edit it.
	 *
	 * @param string $column  The column.
	 * @param int    $post_id The post.
	 */
	public function show_column( $column, $post_id ) {
		if ( 'proofwire' !== $column ) {
			return;
		}
		if ( current_user_can( 'edit_post', $post_id ) ) {
			echo '<span class="proofwire-badge-place" data-post="' . (int) $post_id . '">' . wp_kses_post( $this->badge->html( get_post( $post_id ) ) ) . '</span>';
		} else {
			echo '<span aria-hidden="true">—</span>';
		}
	}

	/**
	 * Says beside the title that a post is held back.
	 *
	 * @param string[] $states What is said already.
	 * @param \WP_Post $post   The post.
	 * @return string[]
	 */
	public function add_state( $states, $post ) {
		if ( $post && $this->settings->checks( $post->post_type ) && current_user_can( 'edit_post', $post->ID ) ) {
			$held = $this->badge->held( $post );
			if ( $held ) {
				$states['proofwire'] = $held;
			}
		}
		return $states;
	}

	/**
	 * Adds the bulk action. admin.js does it, with progress; it needs no page of its own.
	 *
	 * @param string[] $actions The actions.
	 * @return string[]
	 */
	public function add_action( $actions ) {
		$actions[ self::ACTION ] = __( 'Check with Proofwire', 'proofwire' );
		return $actions;
	}

	/**
	 * What can be filtered by.
	 */
	private static function filters(): array {
		return array(
			'below'     => __( 'Below the mark', 'proofwire' ),
			'passing'   => __( 'At or above the mark', 'proofwire' ),
			'unchecked' => __( 'Without a score', 'proofwire' ),
			'held'      => __( 'Held by Proofwire', 'proofwire' ),
		);
	}

	/**
	 * Shows the filter.
	 *
	 * @param string $post_type The type that is listed.
	 */
	public function show_filter( $post_type ) {
		if ( ! $this->settings->checks( (string) $post_type ) ) {
			return;
		}
		$chosen = self::chosen();
		echo '<label for="proofwire-filter" class="screen-reader-text">' . esc_html__( 'Filter by Proofwire’s score', 'proofwire' ) . '</label>';
		echo '<select name="' . esc_attr( self::FILTER ) . '" id="proofwire-filter"><option value="">' . esc_html__( 'All scores', 'proofwire' ) . '</option>';
		foreach ( self::filters() as $value => $label ) {
			printf( '<option value="%s" %s>%s</option>', esc_attr( $value ), selected( $chosen, $value, false ), esc_html( $label ) );
		}
		echo '</select>';
	}

	/**
	 * The filter that was chosen.
	 */
	private static function chosen(): string {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- a filter changes nothing.
		$chosen = isset( $_GET[ self::FILTER ] ) ? sanitize_key( wp_unslash( $_GET[ self::FILTER ] ) ) : '';
		return isset( self::filters()[ $chosen ] ) ? $chosen : '';
	}

	/**
	 * Filters and sorts the list.
	 *
	 * @param \WP_Query $query The list's query.
	 */
	public function filter( $query ) {
		if ( ! is_admin() || ! $query->is_main_query() || ! function_exists( 'get_current_screen' ) ) {
			return;
		}
		$screen = get_current_screen();
		if ( ! $screen || 'edit' !== $screen->base || ! $this->settings->checks( (string) $screen->post_type ) ) {
			return;
		}
		$mark  = $this->settings->pass_mark();
		$wants = array();
		switch ( self::chosen() ) {
			case 'below':
				$wants[] = self::score( '<', $mark );
				break;
			case 'passing':
				$wants[] = self::score( '>=', $mark );
				break;
			case 'unchecked':
				$wants[] = array(
					'key'     => Records::SCORE,
					'compare' => 'NOT EXISTS',
				);
				break;
			case 'held':
				$query->set( 'post_status', 'pending' );
				$wants[] = array(
					'key'     => Records::HELD,
					'compare' => 'EXISTS',
				);
				break;
		}
		if ( 'proofwire' === $query->get( 'orderby' ) ) {
			// Posts without a score are listed too.
			$wants[] = array(
				'relation'        => 'OR',
				'proofwire_score' => self::score( 'EXISTS' ),
				array(
					'key'     => Records::SCORE,
					'compare' => 'NOT EXISTS',
				),
			);
			$query->set( 'orderby', array( 'proofwire_score' => 'desc' === strtolower( (string) $query->get( 'order' ) ) ? 'DESC' : 'ASC' ) );
		}
		if ( $wants ) {
			$others = (array) $query->get( 'meta_query' );
			$query->set( 'meta_query', array_filter( array_merge( array( 'relation' => 'AND' ), array( $others ), $wants ) ) );
		}
	}

	/**
	 * A condition on the score.
	 *
	 * @param string   $compare How to compare.
	 * @param int|null $value   With what.
	 */
	private static function score( string $compare, $value = null ): array {
		$condition = array(
			'key'     => Records::SCORE,
			'compare' => $compare,
			'type'    => 'NUMERIC',
		);
		return null === $value ? $condition : $condition + array( 'value' => $value );
	}
}
