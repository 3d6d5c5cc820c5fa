<?php
/**
 * Scheduled posts.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * Checks a scheduled post once more before it goes live: it may have been scheduled before the site
 * was set to block. One that can't be checked then is tried again for an hour, as nobody is there to
 * press the button.
 */
final class Schedule {
	const TRY_AGAIN = 'proofwire_try_again';
	const TRIES     = 12;

	/**
	 * The gate.
	 *
	 * @var Gate
	 */
	private $gate;

	/**
	 * The records.
	 *
	 * @var Records
	 */
	private $records;

	/**
	 * Takes what it needs.
	 *
	 * @param Gate    $gate    The gate.
	 * @param Records $records The records.
	 */
	public function __construct( Gate $gate, Records $records ) {
		$this->gate    = $gate;
		$this->records = $records;
	}

	/**
	 * Comes before WordPress, which publishes at priority 10.
	 */
	public function register() {
		add_action( 'publish_future_post', array( $this, 'before_going_live' ), 1 );
		add_action( self::TRY_AGAIN, array( $this, 'try_again' ), 10, 2 );
	}

	/**
	 * When a scheduled post's time has come.
	 *
	 * @param int|\WP_Post $post The post.
	 */
	public function before_going_live( $post ) {
		$post = get_post( $post );
		if ( ! $post || 'future' !== $post->post_status || strtotime( $post->post_date_gmt . ' GMT' ) > time() ) {
			return;
		}
		$may = $this->gate->decide( Text::of( $post ), $post->post_type, 'publish', null );
		if ( ! is_wp_error( $may ) ) {
			return;
		}
		if ( Gate::BELOW === $may->get_error_code() ) {
			$this->gate->withdraw( $post, 'publish', $may );
			return;
		}
		$this->gate->withdraw( $post, 'publish', $may, __( 'The check is tried again every five minutes for an hour. If the post passes, it is published then.', 'proofwire' ) );
		$this->again( $post->ID, 1 );
	}

	/**
	 * Tries once more to publish a post that could not be checked when its time had come. Whoever has
	 * changed it since, or published it, has taken it into their own hands.
	 *
	 * @param int $post_id The post.
	 * @param int $attempt Counted from 1.
	 */
	public function try_again( $post_id, $attempt ) {
		$post = get_post( $post_id );
		$held = $post ? $this->records->held( $post ) : null;
		if ( ! $held || Gate::BELOW === $held['code'] ) {
			return;
		}
		$may = $this->gate->decide( Text::of( $post ), $post->post_type, 'publish', null );
		if ( ! is_wp_error( $may ) ) {
			wp_publish_post( $post );
		} elseif ( Gate::BELOW === $may->get_error_code() ) {
			$this->gate->withdraw( $post, 'publish', $may );
		} elseif ( $attempt < self::TRIES ) {
			$this->again( $post->ID, $attempt + 1 );
		}
	}

	/**
	 * Comes back in five minutes.
	 *
	 * @param int $post_id The post.
	 * @param int $attempt Which attempt that will be.
	 */
	private function again( int $post_id, int $attempt ) {
		wp_schedule_single_event( time() + 5 * MINUTE_IN_SECONDS, self::TRY_AGAIN, array( $post_id, $attempt ) );
	}

	/**
	 * Takes back all that is scheduled.
	 */
	public static function forget_all() {
		wp_unschedule_hook( self::TRY_AGAIN );
	}
}
