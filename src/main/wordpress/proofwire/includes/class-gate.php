<?php
/**
 * What may be published.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps posts below the mark from being published, by whichever door they come, where the site is set
 * to block; and has every text checked when it is saved.
 *
 * Over REST, where somebody can be told, nothing is saved and the answer says why. By any other door
 * the text is saved: a new post becomes pending, and a post that readers already see stays as it is,
 * with the new text kept beside it as an autosave.
 */
final class Gate {
	/**
	 * Code of the error that says a text is below the mark.
	 */
	const BELOW = 'proofwire_below';

	/**
	 * The settings.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The checker.
	 *
	 * @var Checker
	 */
	private $checker;

	/**
	 * The records.
	 *
	 * @var Records
	 */
	private $records;

	/**
	 * Tells people.
	 *
	 * @var Tidings
	 */
	private $tidings;

	/**
	 * Texts that this request has let through, by digest.
	 *
	 * @var array<string, bool>
	 */
	private $let_through = array();

	/**
	 * What was refused on its way into the database, by the digest of the text that is saved.
	 *
	 * @var array<string, array>
	 */
	private $refused = array();

	/**
	 * Takes what it needs.
	 *
	 * @param Settings $settings The settings.
	 * @param Checker  $checker  The checker.
	 * @param Records  $records  The records.
	 * @param Tidings  $tidings  Tells people.
	 */
	public function __construct( Settings $settings, Checker $checker, Records $records, Tidings $tidings ) {
		$this->settings = $settings;
		$this->checker  = $checker;
		$this->records  = $records;
		$this->tidings  = $tidings;
	}

	/**
	 * Stands at the doors.
	 */
	public function register() {
		add_action( 'init', array( $this, 'register_rest' ), 99 );
		add_filter( 'wp_insert_post_data', array( $this, 'on_insert' ), 99, 2 );
		add_action( 'transition_post_status', array( $this, 'on_transition' ), 1, 3 );
		add_action( 'wp_after_insert_post', array( $this, 'after_insert' ), 1 );
		add_action( 'deleted_post', array( Checker::class, 'forget' ) );
	}

	/**
	 * Stands at the REST routes, once all post types are known.
	 */
	public function register_rest() {
		foreach ( $this->settings->post_types() as $type ) {
			add_filter( "rest_pre_insert_{$type}", array( $this, 'on_rest' ), 99, 2 );
		}
	}

	/**
	 * Decides whether a text may have a status.
	 *
	 * @param Text          $text   The text.
	 * @param string        $type   The post's type.
	 * @param string        $status The status that it is to have.
	 * @param \WP_Post|null $before The post as it is; null for a new one.
	 * @return true|\WP_Error
	 */
	public function decide( Text $text, string $type, string $status, $before ) {
		if ( ! $this->settings->checks( $type ) || ! $this->settings->blocks() || ! Settings::is_publishing( $status ) || self::is_import() ) {
			return true;
		}
		$live = self::is_live( $before, $status );
		if ( $live && Text::of( $before )->digest() === $text->digest() ) {
			return true;
		}
		$result = $this->checker->check_for_publishing( $text );
		if ( is_wp_error( $result ) ) {
			return $this->settings->holds_unchecked() ? $this->unchecked( $result ) : true;
		}
		if ( $result->passes( $this->settings->pass_mark() ) || ( $live && $this->improves( $before, $result ) ) ) {
			return true;
		}
		return $this->below( $result );
	}

	/**
	 * Whether readers see the post, and would go on seeing it.
	 *
	 * @param \WP_Post|null $before The post as it is.
	 * @param string        $status The status that it is to have.
	 */
	private static function is_live( $before, string $status ): bool {
		return $before && $before->post_status === $status && 'future' !== $status;
	}

	/**
	 * Whether a text that is below the mark takes the place of one that is further below.
	 *
	 * @param \WP_Post $before The post as it is.
	 * @param Result   $result What was found in its new text.
	 */
	private function improves( \WP_Post $before, Result $result ): bool {
		$now = $this->records->result( $before ) ?? $this->checker->check( Text::of( $before ) );
		return $now instanceof Result && ! $now->passes( $this->settings->pass_mark() ) && $result->score() >= $now->score();
	}

	/**
	 * Says that a text is below the mark.
	 *
	 * @param Result $result What was found.
	 */
	private function below( Result $result ): \WP_Error {
		return new \WP_Error(
			self::BELOW,
			sprintf(
				/* translators: 1: a score, 2: the score that is needed, 3: “7 findings”. */
				__( 'Proofwire gives this text %1$d of 100, and %2$d are needed to publish it (%3$s).', 'proofwire' ),
				$result->score(),
				$this->settings->pass_mark(),
				/* translators: %d: number of findings. */
				sprintf( _n( '%d finding', '%d findings', $result->found(), 'proofwire' ), $result->found() )
			),
			array(
				'status'    => 422,
				'score'     => $result->score(),
				'pass_mark' => $this->settings->pass_mark(),
			)
		);
	}

	/**
	 * Says that a text could not be checked.
	 *
	 * @param \WP_Error $trouble Why.
	 */
	private function unchecked( \WP_Error $trouble ): \WP_Error {
		return new \WP_Error(
			$trouble->get_error_code(),
			/* translators: %s: why a text could not be checked, a sentence or two. */
			sprintf( __( '%s This site publishes only what has been checked.', 'proofwire' ), $trouble->get_error_message() ),
			array( 'status' => 503 )
		);
	}

	/**
	 * Stands at the REST routes: the block editor, apps, scripts.
	 *
	 * @param \stdClass|\WP_Error $prepared The post to be.
	 * @param \WP_REST_Request    $request  The request.
	 * @return \stdClass|\WP_Error
	 */
	public function on_rest( $prepared, $request ) {
		if ( is_wp_error( $prepared ) || preg_match( '#/autosaves(/|$)#', $request->get_route() ) ) {
			return $prepared;
		}
		$before = empty( $prepared->ID ) ? null : get_post( $prepared->ID );
		$status = $prepared->post_status ?? ( $before ? $before->post_status : 'draft' );
		$text   = Text::typed(
			$before ? $before->ID : 0,
			$prepared->post_title ?? ( $before ? $before->post_title : '' ),
			$prepared->post_content ?? ( $before ? $before->post_content : '' )
		);
		$type   = $before ? $before->post_type : $prepared->post_type;
		$may    = $this->decide( $text, $type, $status, $before );
		return is_wp_error( $may ) ? $may : $prepared;
	}

	/**
	 * Stands at the database: quick edit, bulk edit, the classic editor, XML-RPC, plugins.
	 *
	 * @param array $data    The post's row to be, with slashes.
	 * @param array $postarr What wp_insert_post() was given.
	 * @return array
	 */
	public function on_insert( $data, $postarr ) {
		if ( ! $this->settings->checks( (string) $data['post_type'] ) ) {
			return $data;
		}
		$before = empty( $postarr['ID'] ) ? null : get_post( $postarr['ID'] );
		$text   = Text::saved( $before ? $before->ID : 0, wp_unslash( $data['post_title'] ), wp_unslash( $data['post_content'] ) );
		$wanted = (string) $data['post_status'];
		$may    = $this->decide( $text, $data['post_type'], $wanted, $before );
		if ( ! is_wp_error( $may ) ) {
			if ( Settings::is_publishing( $wanted ) ) {
				$this->let_through[ $text->digest() ] = true;
			}
			return $data;
		}
		$refused = array(
			'reason' => $may,
			'wanted' => $wanted,
		);
		if ( self::is_live( $before, $wanted ) ) {
			$refused['beside'] = array(
				'post_title'   => $data['post_title'],
				'post_content' => $data['post_content'],
				'post_excerpt' => $data['post_excerpt'],
			);
			foreach ( array( 'post_title', 'post_content', 'post_excerpt', 'post_modified', 'post_modified_gmt' ) as $field ) {
				$data[ $field ] = wp_slash( $before->$field );
			}
			$this->refused[ Text::of( $before )->digest() ] = $refused;
			return $data;
		}
		$data['post_status'] = 'pending';
		if ( 'future' !== $wanted && ( ! $before || '0000-00-00 00:00:00' === $before->post_date_gmt ) && empty( $postarr['edit_date'] ) ) {
			$data['post_date_gmt'] = '0000-00-00 00:00:00'; // Its date is the day when it is published in the end.
		}
		$this->refused[ $text->digest() ] = $refused;
		return $data;
	}

	/**
	 * After a post was saved: tells whoever must know, and has its text checked.
	 *
	 * @param int $post_id The post.
	 */
	public function after_insert( $post_id ) {
		$post = get_post( $post_id ); // What is handed around may be older than a withdrawal.
		if ( ! $post || ! $this->settings->checks( $post->post_type ) || in_array( $post->post_status, array( 'auto-draft', 'trash', 'inherit' ), true ) ) {
			return;
		}
		$digest  = Text::of( $post )->digest();
		$refused = $this->refused[ $digest ] ?? null;
		unset( $this->refused[ $digest ] );
		$this->check_saved( $post );
		if ( $refused && isset( $refused['beside'] ) ) {
			$this->keep_beside( $post, $refused['beside'] );
			$this->tidings->update_refused( $post, $refused['reason'] );
		} elseif ( $refused && 'pending' === $post->post_status ) {
			$this->records->hold( $post, $refused['wanted'], $refused['reason'] );
			$this->tidings->held( $post, $refused['reason'] );
		} elseif ( 'pending' !== $post->post_status ) {
			$this->records->release( $post_id );
		}
	}

	/**
	 * Checks the text that was saved, unless it is the one that was checked last.
	 *
	 * @param \WP_Post $post The post.
	 */
	private function check_saved( \WP_Post $post ) {
		if ( $this->records->result( $post ) || self::is_import() ) {
			return;
		}
		$this->records->keep( $post, $this->checker->check_in_passing( Text::of( $post ) ) );
	}

	/**
	 * Keeps a text beside the one that readers see, as an autosave of whoever wrote it. Both editors
	 * offer it when they open the post.
	 *
	 * @param \WP_Post $post The post.
	 * @param array    $text The text's fields, with slashes.
	 */
	private function keep_beside( \WP_Post $post, array $text ) {
		$autosave = wp_get_post_autosave( $post->ID, get_current_user_id() );
		if ( $autosave ) {
			wp_update_post( array( 'ID' => $autosave->ID ) + $text );
		} else {
			_wp_put_post_revision( array( 'ID' => $post->ID ) + wp_unslash( $text ), true );
		}
	}

	/**
	 * Stands behind all doors, for what goes past the others: a status that is set directly.
	 *
	 * @param string   $status The status that the post has now.
	 * @param string   $old    The status that it had.
	 * @param \WP_Post $post   The post.
	 */
	public function on_transition( $status, $old, $post ) {
		$text = Text::of( $post );
		if ( $status === $old || isset( $this->let_through[ $text->digest() ] ) ) {
			return;
		}
		$may = $this->decide( $text, $post->post_type, $status, null );
		if ( is_wp_error( $may ) ) {
			$this->withdraw( $post, $status, $may );
		}
	}

	/**
	 * Makes a post pending, without touching anything else of it: nobody may be signed in here, and
	 * WordPress would take out of the text what that nobody may not write.
	 *
	 * @param \WP_Post  $post    The post.
	 * @param string    $wanted  The status that it was to have.
	 * @param \WP_Error $reason  Why it can't have it.
	 * @param string    $outlook What happens next, for whoever wrote it; or nothing.
	 */
	public function withdraw( \WP_Post $post, string $wanted, \WP_Error $reason, string $outlook = '' ) {
		global $wpdb;
		$had = get_post_field( 'post_status', $post->ID );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery -- as wp_publish_post() does; the cache is cleaned below.
		$wpdb->update( $wpdb->posts, array( 'post_status' => 'pending' ), array( 'ID' => $post->ID ) );
		clean_post_cache( $post->ID );
		$now = get_post( $post->ID );
		wp_transition_post_status( 'pending', $had, $now );
		$this->check_saved( $now );
		$this->records->hold( $now, $wanted, $reason );
		$this->tidings->held( $now, $reason, $outlook );
	}

	/**
	 * Whether posts are being imported: they were published elsewhere, mostly long ago.
	 */
	private static function is_import(): bool {
		return defined( 'WP_IMPORTING' ) && WP_IMPORTING;
	}
}
