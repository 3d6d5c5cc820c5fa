<?php
/**
 * Tells people what became of their posts.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * On the next page of the administration, to whoever saved the post; by mail to its author, where
 * somebody else did, or nobody.
 */
final class Tidings {
	/**
	 * More posts than this are not named one by one.
	 */
	const MOST_NAMED = 10;

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
	 * Takes its place on the pages.
	 */
	public function register() {
		add_action( 'admin_notices', array( $this, 'show' ) );
		add_filter( 'redirect_post_location', array( $this, 'without_praise' ), 10, 2 );
	}

	/**
	 * A post was held back.
	 *
	 * @param \WP_Post  $post    The post.
	 * @param \WP_Error $reason  Why.
	 * @param string    $outlook What happens next; or nothing.
	 */
	public function held( \WP_Post $post, \WP_Error $reason, string $outlook = '' ) {
		$this->note( 'held', $post, $reason );
		$present = get_current_user_id();
		if ( (int) $post->post_author !== $present || wp_doing_cron() || ( defined( 'XMLRPC_REQUEST' ) && XMLRPC_REQUEST ) ) {
			$this->mail( $post, $reason, $outlook );
		}
	}

	/**
	 * The new text of a post that readers see was not taken.
	 *
	 * @param \WP_Post  $post   The post.
	 * @param \WP_Error $reason Why.
	 */
	public function update_refused( \WP_Post $post, \WP_Error $reason ) {
		$this->note( 'refused', $post, $reason );
		if ( defined( 'XMLRPC_REQUEST' ) && XMLRPC_REQUEST ) {
			$this->mail( $post, $reason, __( 'The post stays as readers see it now. The new text is kept beside it: the editor offers it when you open the post.', 'proofwire' ) );
		}
	}

	/**
	 * Keeps something for the next page that this user sees.
	 *
	 * @param string    $what   What happened: held or refused.
	 * @param \WP_Post  $post   The post.
	 * @param \WP_Error $reason Why.
	 */
	private function note( string $what, \WP_Post $post, \WP_Error $reason ) {
		$user = get_current_user_id();
		if ( ! $user ) {
			return;
		}
		$notes              = get_transient( 'proofwire_notes_' . $user );
		$notes              = is_array( $notes ) ? $notes : array();
		$notes[ $post->ID ] = array(
			'what'    => $what,
			'message' => $reason->get_error_message(),
		);
		set_transient( 'proofwire_notes_' . $user, $notes, HOUR_IN_SECONDS );
	}

	/**
	 * Shows what is to be told.
	 */
	public function show() {
		$screen = get_current_screen();
		$shown  = null;
		if ( $screen && 'post' === $screen->base ) {
			$shown = get_post();
			if ( $shown ) {
				$this->show_held( $shown );
			}
		}
		$key   = 'proofwire_notes_' . get_current_user_id();
		$notes = get_transient( $key );
		if ( ! is_array( $notes ) || ( $screen && $screen->is_block_editor() ) ) {
			return;
		}
		delete_transient( $key );
		$held = array();
		foreach ( $notes as $post_id => $note ) {
			$post = get_post( $post_id );
			if ( ! $post || ! current_user_can( 'edit_post', $post_id ) ) {
				continue;
			}
			if ( 'refused' === $note['what'] ) {
				$this->show_refused( $post, $note['message'] );
			} elseif ( ! $shown || $shown->ID !== $post->ID ) {
				$held[] = $post;
			}
		}
		if ( $held ) {
			$this->show_all_held( $held, $notes );
		}
	}

	/**
	 * Says on a post's own page why it is held back.
	 *
	 * @param \WP_Post $post The post.
	 */
	private function show_held( \WP_Post $post ) {
		$held = $this->records->held( $post );
		if ( $held ) {
			printf(
				'<div class="notice notice-error proofwire-held"><p><strong>%s</strong> %s</p></div>',
				esc_html__( 'This post was not published; it is pending review.', 'proofwire' ),
				esc_html( $held['message'] )
			);
		}
	}

	/**
	 * Says that a post that readers see was not changed.
	 *
	 * @param \WP_Post $post    The post.
	 * @param string   $message Why.
	 */
	private function show_refused( \WP_Post $post, string $message ) {
		$autosave = wp_get_post_autosave( $post->ID, get_current_user_id() );
		printf(
			'<div class="notice notice-error proofwire-refused"><p><strong>%s</strong> %s</p><p>%s%s</p></div>',
			/* translators: %s: title of a post. */
			esc_html( sprintf( __( '“%s” was not updated.', 'proofwire' ), $post->post_title ) ),
			esc_html( $message ),
			esc_html__( 'Readers see the text as it was. Yours is kept beside it.', 'proofwire' ),
			$autosave
				? ' <a href="' . esc_url( get_edit_post_link( $autosave ) ) . '">' . esc_html__( 'Look at your text', 'proofwire' ) . '</a>'
				: ''
		);
	}

	/**
	 * Says which posts were held back.
	 *
	 * @param \WP_Post[] $posts The posts.
	 * @param array      $notes What is noted of each, by its id.
	 */
	private function show_all_held( array $posts, array $notes ) {
		$count = count( $posts );
		echo '<div class="notice notice-error proofwire-held"><p><strong>';
		echo esc_html(
			sprintf(
				/* translators: %d: number of posts. */
				_n( '%d post was not published; it is pending review.', '%d posts were not published; they are pending review.', $count, 'proofwire' ),
				$count
			)
		);
		echo '</strong></p><ul class="ul-disc">';
		foreach ( array_slice( $posts, 0, self::MOST_NAMED ) as $post ) {
			printf(
				'<li><a href="%s">%s</a>: %s</li>',
				esc_url( get_edit_post_link( $post ) ),
				esc_html( $post->post_title ),
				esc_html( $notes[ $post->ID ]['message'] )
			);
		}
		if ( $count > self::MOST_NAMED ) {
			/* translators: %d: number of posts. */
			printf( '<li>%s</li>', esc_html( sprintf( __( 'and %d more', 'proofwire' ), $count - self::MOST_NAMED ) ) );
		}
		echo '</ul></div>';
	}

	/**
	 * Keeps the classic editor from saying “Post updated” when it was not.
	 *
	 * @param string $location Where the browser goes next.
	 * @param int    $post_id  The post that was saved.
	 */
	public function without_praise( $location, $post_id ) {
		$notes = get_transient( 'proofwire_notes_' . get_current_user_id() );
		return isset( $notes[ $post_id ] ) && 'refused' === $notes[ $post_id ]['what'] ? remove_query_arg( 'message', $location ) : $location;
	}

	/**
	 * Writes to a post's author.
	 *
	 * @param \WP_Post  $post    The post.
	 * @param \WP_Error $reason  Why.
	 * @param string    $outlook What happens next; or nothing.
	 */
	private function mail( \WP_Post $post, \WP_Error $reason, string $outlook ) {
		$author = get_userdata( (int) $post->post_author );
		if ( ! $author || ! $author->user_email ) {
			return;
		}
		$switched = switch_to_locale( get_user_locale( $author->ID ) );
		$result   = $this->records->result( $post );
		$lines    = array();
		foreach ( array_slice( $result ? $result->findings() : array(), 0, self::MOST_NAMED ) as $finding ) {
			$lines[] = '- “' . $finding['text'] . '”: ' . $finding['message'];
		}
		$parts = array(
			/* translators: %s: title of a post. */
			sprintf( __( '“%s” was not published.', 'proofwire' ), $post->post_title ),
			$reason->get_error_message(),
			$outlook,
			implode( "\n", $lines ),
			admin_url( 'post.php?post=' . $post->ID . '&action=edit' ),
		);
		wp_mail(
			$author->user_email,
			/* translators: 1: name of the site, 2: title of a post. */
			sprintf( __( '[%1$s] Not published: %2$s', 'proofwire' ), wp_specialchars_decode( get_option( 'blogname' ), ENT_QUOTES ), $post->post_title ),
			implode( "\n\n", array_filter( $parts ) ) . "\n"
		);
		if ( $switched ) {
			restore_previous_locale();
		}
	}
}
