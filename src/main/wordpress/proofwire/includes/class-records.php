<?php
/**
 * What is kept with a post.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * The latest check of each saved text, and why a post was held back.
 *
 * Kept in post meta that nobody can write or read from outside; the gate trusts none of it.
 */
final class Records {
	const CHECK = '_proofwire_check';
	const SCORE = '_proofwire_score';
	const HELD  = '_proofwire_held';

	/**
	 * The settings.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings $settings The settings.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Closes the meta to everybody, and keeps it out of exports: it says nothing about another site.
	 */
	public function register() {
		foreach ( array( self::CHECK, self::SCORE, self::HELD ) as $key ) {
			register_meta(
				'post',
				$key,
				array(
					'single'        => true,
					'show_in_rest'  => false,
					'auth_callback' => '__return_false',
				)
			);
		}
		add_filter(
			'wxr_export_skip_postmeta',
			static function ( $skip, $key ) {
				return $skip || in_array( $key, array( self::CHECK, self::SCORE, self::HELD ), true );
			},
			10,
			2
		);
		add_filter(
			'import_post_meta_key',
			static function ( $key ) {
				return in_array( $key, array( self::CHECK, self::SCORE, self::HELD ), true ) ? false : $key;
			}
		);
	}

	/**
	 * Keeps what became of the check of a post's text.
	 *
	 * @param \WP_Post         $post   The post.
	 * @param Result|\WP_Error $result What became of it.
	 */
	public function keep( \WP_Post $post, $result ) {
		if ( is_wp_error( $result ) ) {
			update_post_meta(
				$post->ID,
				self::CHECK,
				wp_slash(
					array(
						'trouble' => $result->get_error_message(),
						'digest'  => Text::of( $post )->digest(),
						'checked' => time(),
					)
				)
			);
			delete_post_meta( $post->ID, self::SCORE );
			return;
		}
		if ( Text::of( $post )->digest() !== $result->digest() ) {
			return; // The post has been changed since: this is an answer about another text.
		}
		update_post_meta( $post->ID, self::CHECK, wp_slash( $result->values() ) );
		if ( null === $result->score() ) {
			delete_post_meta( $post->ID, self::SCORE );
		} else {
			update_post_meta( $post->ID, self::SCORE, $result->score() );
		}
	}

	/**
	 * The result of a post's text as it is saved now.
	 *
	 * @param \WP_Post $post The post.
	 * @return Result|null Null if that text has not been checked.
	 */
	public function result( \WP_Post $post ) {
		$result = Result::stored( get_post_meta( $post->ID, self::CHECK, true ) );
		return $result && $result->digest() === Text::of( $post )->digest() ? $result : null;
	}

	/**
	 * Why a post's text could not be checked when it was saved; empty if it was, or nobody tried.
	 *
	 * @param \WP_Post $post The post.
	 */
	public function trouble( \WP_Post $post ): string {
		$kept = get_post_meta( $post->ID, self::CHECK, true );
		return is_array( $kept ) && isset( $kept['trouble'] ) && Text::of( $post )->digest() === $kept['digest'] ? (string) $kept['trouble'] : '';
	}

	/**
	 * Keeps why a post was held back.
	 *
	 * @param \WP_Post  $post   The post.
	 * @param string    $wanted The status that it was to have.
	 * @param \WP_Error $reason Why it was held back.
	 */
	public function hold( \WP_Post $post, string $wanted, \WP_Error $reason ) {
		update_post_meta(
			$post->ID,
			self::HELD,
			wp_slash(
				array(
					'code'    => $reason->get_error_code(),
					'message' => $reason->get_error_message(),
					'wanted'  => $wanted,
					'digest'  => Text::of( $post )->digest(),
					'when'    => time(),
				)
			)
		);
	}

	/**
	 * Lets a post go.
	 *
	 * @param int $post_id The post.
	 */
	public function release( int $post_id ) {
		delete_post_meta( $post_id, self::HELD );
	}

	/**
	 * Why a post is held back.
	 *
	 * @param \WP_Post $post The post.
	 * @return array|null With code, message, wanted (status), digest and when; null if it is not, or
	 *                    its text has been changed since.
	 */
	public function held( \WP_Post $post ) {
		$held = get_post_meta( $post->ID, self::HELD, true );
		$held = is_array( $held ) && isset( $held['digest'] ) ? $held : null;
		return $held && 'pending' === $post->post_status && Text::of( $post )->digest() === $held['digest'] ? $held : null;
	}
}
