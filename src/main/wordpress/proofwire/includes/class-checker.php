<?php
/**
 * Asks Proofwire's server.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * Checks texts: each one once a request, and all of them within one time limit.
 *
 * The editor has mostly had a text checked before it is saved; such results are remembered, out of
 * everybody's reach but the plugin's own.
 */
final class Checker {
	/**
	 * How long a result is remembered, in seconds. The server's rules may be changed meanwhile.
	 */
	const MEMORY = 12 * HOUR_IN_SECONDS;

	/**
	 * How long the server is left alone after it did not answer, unless somebody must know.
	 */
	const REST = 30;

	/**
	 * The settings.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * What this request has asked already: results and failures by the text's digest.
	 *
	 * @var array<string, Result|\WP_Error>
	 */
	private $asked = array();

	/**
	 * When this request must have its answers, in seconds since the epoch; 0 before the first check.
	 *
	 * @var float
	 */
	private $until = 0.0;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings $settings The settings.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Checks a text, unless the result is known.
	 *
	 * @param Text $text A text.
	 * @return Result|\WP_Error
	 */
	public function check( Text $text ) {
		return $this->remembered( $text ) ?? $this->check_afresh( $text );
	}

	/**
	 * Checks a text that somebody is writing. Nobody else need hear of it.
	 *
	 * @param Text $text   A text.
	 * @param bool $afresh Whether to ask the server even if the result is known.
	 * @return Result|\WP_Error
	 */
	public function check_while_writing( Text $text, bool $afresh ) {
		return ( $afresh ? null : $this->remembered( $text ) ) ?? $this->check_afresh( $text, false );
	}

	/**
	 * Checks a text, unless it is known to pass: what didn't may pass by now, if the newsroom has
	 * accepted a word or changed a rule.
	 *
	 * @param Text $text A text.
	 * @return Result|\WP_Error
	 */
	public function check_for_publishing( Text $text ) {
		$known = $this->remembered( $text );
		return $known && $known->passes( $this->settings->pass_mark() ) ? $known : $this->check_afresh( $text );
	}

	/**
	 * Checks a text that is only being saved: nobody waits for a server that is known to be down.
	 *
	 * @param Text $text A text.
	 * @return Result|\WP_Error
	 */
	public function check_in_passing( Text $text ) {
		$down = get_transient( 'proofwire_down' );
		if ( $down && ! isset( $this->asked[ $text->digest() ] ) && ! $this->remembered( $text ) ) {
			return new \WP_Error( 'proofwire_unreachable', (string) $down );
		}
		return $this->check( $text );
	}

	/**
	 * Checks a text, whatever is known of it; though never twice in one request.
	 *
	 * @param Text $text   A text.
	 * @param bool $notify Whether the server may tell others of the result, if it has been set to.
	 * @return Result|\WP_Error
	 */
	public function check_afresh( Text $text, bool $notify = true ) {
		$digest = $text->digest();
		if ( ! isset( $this->asked[ $digest ] ) ) {
			$this->asked[ $digest ] = $this->ask( $text, $notify );
			$this->remember( $text, $this->asked[ $digest ] );
		}
		return $this->asked[ $digest ];
	}

	/**
	 * What is known of a text.
	 *
	 * @param Text $text A text.
	 * @return Result|null
	 */
	private function remembered( Text $text ) {
		$asked = $this->asked[ $text->digest() ] ?? null;
		if ( $asked instanceof Result ) {
			return $asked;
		}
		if ( ! $text->post_id ) {
			return null;
		}
		$memory = get_transient( self::memory_of( $text->post_id ) );
		if ( ! is_array( $memory ) || ( $memory['server'] ?? '' ) !== $this->settings->server() ) {
			return null;
		}
		$known = Result::stored( $memory['result'] ?? null );
		return $known && $known->digest() === $text->digest() ? $known : null;
	}

	/**
	 * Keeps a result: the latest of each post.
	 *
	 * @param Text             $text   The text.
	 * @param Result|\WP_Error $result What became of its check.
	 */
	private function remember( Text $text, $result ) {
		if ( is_wp_error( $result ) ) {
			if ( in_array( $result->get_error_code(), array( 'proofwire_unreachable', 'proofwire_timeout' ), true ) ) {
				set_transient( 'proofwire_down', $result->get_error_message(), self::REST );
			}
			return;
		}
		delete_transient( 'proofwire_down' );
		if ( $text->post_id ) {
			set_transient(
				self::memory_of( $text->post_id ),
				array(
					'server' => $this->settings->server(),
					'result' => $result->values(),
				),
				self::MEMORY
			);
		}
	}

	/**
	 * Forgets what is known of a post.
	 *
	 * @param int $post_id The post.
	 */
	public static function forget( int $post_id ) {
		delete_transient( self::memory_of( $post_id ) );
	}

	/**
	 * Where the result of a post is kept.
	 *
	 * @param int $post_id The post.
	 */
	private static function memory_of( int $post_id ): string {
		return 'proofwire_check_' . $post_id;
	}

	/**
	 * Seconds that are left of this request's time. Where nobody waits, each text has its own.
	 */
	private function time_left(): float {
		if ( wp_doing_cron() || ( defined( 'WP_CLI' ) && WP_CLI ) ) {
			return $this->settings->wait();
		}
		if ( ! $this->until ) {
			$this->until = microtime( true ) + $this->settings->wait();
		}
		return $this->until - microtime( true );
	}

	/**
	 * Asks the server.
	 *
	 * @param Text $text   A text.
	 * @param bool $notify Whether the server may tell others of the result.
	 * @return Result|\WP_Error
	 */
	private function ask( Text $text, bool $notify ) {
		if ( '' === $this->settings->server() ) {
			return new \WP_Error( 'proofwire_unset', __( 'Proofwire has no server. An administrator can set its address under Settings, Proofwire.', 'proofwire' ) );
		}
		$html = $text->html();
		// phpcs:ignore WordPress.WP.AlternativeFunctions.strip_tags_strip_tags -- WordPress's own leaves nothing of a text with a very long script in it.
		if ( '' === trim( strip_tags( $html ) ) ) {
			return Result::nothing_to_check( $text );
		}
		$time = $this->time_left();
		if ( $time < 0.5 ) {
			return self::too_slow();
		}
		$body = wp_json_encode(
			array(
				'id'     => 'post-' . $text->post_id,
				'title'  => $text->title,
				'html'   => $html,
				'notify' => $notify,
			)
		);
		if ( false === $body ) {
			return new \WP_Error( 'proofwire_refused', __( 'This text has broken characters in it and can’t be checked.', 'proofwire' ) );
		}
		$answer = self::send( $this->settings->server() . '/v1/check', $this->settings->key(), $time, $body );
		if ( is_wp_error( $answer ) ) {
			return $answer;
		}
		if ( '/problems/unreadable' === ( $answer['type'] ?? '' ) ) {
			return Result::nothing_to_check( $text );
		}
		return Result::of_report( $text, $answer ) ?? self::no_proofwire();
	}

	/**
	 * Tries an address and a key.
	 *
	 * @param string $server An address.
	 * @param string $key    A key, or nothing.
	 * @return array|\WP_Error What the server says of itself.
	 */
	public function introduce( string $server, string $key ) {
		$answer = self::send( $server . '/v1/info', $key, $this->settings->wait(), null );
		return is_wp_error( $answer ) || isset( $answer['passMark'], $answer['version'] ) ? $answer : self::no_proofwire();
	}

	/**
	 * Sends a request.
	 *
	 * @param string      $address Where to.
	 * @param string      $key     The key, or nothing.
	 * @param float       $time    Seconds that it may take.
	 * @param string|null $body    JSON to post; null to get.
	 * @return array|\WP_Error The answer's JSON: what was asked for, or the problem that there is no article.
	 */
	private static function send( string $address, string $key, float $time, $body ) {
		$headers = array( 'Accept' => 'application/json' );
		if ( '' !== $key ) {
			$headers['Authorization'] = 'Bearer ' . $key;
		}
		if ( null !== $body ) {
			$headers['Content-Type'] = 'application/json';
		}
		$answer = wp_remote_request(
			$address,
			array(
				'method'      => null === $body ? 'GET' : 'POST',
				'headers'     => $headers,
				'body'        => $body,
				'timeout'     => $time,
				'redirection' => 0, // The key goes to no other address.
				'user-agent'  => 'Proofwire for WordPress/' . VERSION,
			)
		);
		if ( is_wp_error( $answer ) ) {
			return preg_match( '/timed? ?out/i', $answer->get_error_message() )
				? self::too_slow()
				: new \WP_Error( 'proofwire_unreachable', __( 'Proofwire’s server does not answer.', 'proofwire' ) );
		}
		$json = json_decode( wp_remote_retrieve_body( $answer ), true );
		$json = is_array( $json ) ? $json : array();
		switch ( wp_remote_retrieve_response_code( $answer ) ) {
			case 200:
				return $json;
			case 401:
				return new \WP_Error( 'proofwire_key', __( 'Proofwire’s server wants another key. An administrator can set it under Settings, Proofwire.', 'proofwire' ) );
			case 413:
				return new \WP_Error( 'proofwire_too_long', __( 'This text is longer than Proofwire’s server allows.', 'proofwire' ) );
			case 422:
				if ( '/problems/unreadable' === ( $json['type'] ?? '' ) ) {
					return $json;
				}
				break;
			case 429:
			case 503:
				return new \WP_Error(
					'proofwire_busy',
					__( 'Proofwire’s server is busy. Try again in a moment.', 'proofwire' ),
					array( 'retry_after' => max( 1, min( 60, (int) wp_remote_retrieve_header( $answer, 'retry-after' ) ) ) )
				);
		}
		if ( isset( $json['title'], $json['detail'] ) ) {
			/* translators: %s: what the server says is wrong. */
			return new \WP_Error( 'proofwire_refused', sprintf( __( 'Proofwire’s server refused: %s', 'proofwire' ), sanitize_text_field( $json['title'] . '. ' . $json['detail'] ) ) );
		}
		return self::no_proofwire();
	}

	/**
	 * The server took longer than the settings allow.
	 */
	private static function too_slow(): \WP_Error {
		return new \WP_Error( 'proofwire_timeout', __( 'Proofwire’s server took too long to answer.', 'proofwire' ) );
	}

	/**
	 * Something else answered.
	 */
	private static function no_proofwire(): \WP_Error {
		return new \WP_Error( 'proofwire_refused', __( 'What answers at this address is not Proofwire’s server.', 'proofwire' ) );
	}
}
