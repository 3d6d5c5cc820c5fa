<?php
/**
 * The plugin's REST routes.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * What the browser asks: it talks to the site, and the site to Proofwire's server, so that the
 * server's key stays here.
 */
final class Routes {
	const NAMESPACE = 'proofwire/v1';

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
	 * The badge.
	 *
	 * @var Badge
	 */
	private $badge;

	/**
	 * Takes what it needs.
	 *
	 * @param Settings $settings The settings.
	 * @param Checker  $checker  The checker.
	 * @param Records  $records  The records.
	 * @param Badge    $badge    The badge.
	 */
	public function __construct( Settings $settings, Checker $checker, Records $records, Badge $badge ) {
		$this->settings = $settings;
		$this->checker  = $checker;
		$this->records  = $records;
		$this->badge    = $badge;
	}

	/**
	 * Adds the routes.
	 */
	public function register() {
		add_action( 'rest_api_init', array( $this, 'add_routes' ) );
	}

	/**
	 * Adds the routes.
	 */
	public function add_routes() {
		register_rest_route(
			self::NAMESPACE,
			'/posts/(?P<id>\d+)/check',
			array(
				'methods'             => \WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'check' ),
				'permission_callback' => array( $this, 'may_edit' ),
				'args'                => array(
					'title'   => array(
						'description' => __( 'The headline as the editor has it; without it and the content, the saved text is checked.', 'proofwire' ),
						'type'        => 'string',
					),
					'content' => array(
						'description' => __( 'The content as the editor has it.', 'proofwire' ),
						'type'        => 'string',
					),
					'afresh'  => array(
						'description' => __( 'Whether to ask the server even if the result is known.', 'proofwire' ),
						'type'        => 'boolean',
						'default'     => false,
					),
				),
			)
		);
		register_rest_route(
			self::NAMESPACE,
			'/test',
			array(
				'methods'             => \WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'test' ),
				'permission_callback' => static function () {
					return current_user_can( 'manage_options' );
				},
				'args'                => array(
					'server' => array(
						'description' => __( 'The address to try; without it, the one that is set.', 'proofwire' ),
						'type'        => 'string',
					),
					'key'    => array(
						'description' => __( 'The key to try; without it, the one that is set.', 'proofwire' ),
						'type'        => 'string',
					),
				),
			)
		);
	}

	/**
	 * Whether the current user may have a post checked: whoever may edit it.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	public function may_edit( $request ): bool {
		return current_user_can( 'edit_post', (int) $request['id'] );
	}

	/**
	 * Checks the text that the editor has now, or the one that is saved.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function check( $request ) {
		$post = get_post( (int) $request['id'] );
		if ( ! $post || ! $this->settings->checks( $post->post_type ) ) {
			return new \WP_Error( 'proofwire_not_checked', __( 'Posts of this kind are not checked.', 'proofwire' ), array( 'status' => 404 ) );
		}
		$is_saved = null === $request['title'] && null === $request['content'];
		if ( $is_saved ) {
			$text   = Text::of( $post );
			$result = $request['afresh'] ? $this->checker->check_afresh( $text ) : $this->checker->check( $text );
		} else {
			$text   = Text::typed( $post->ID, (string) $request['title'], (string) $request['content'] );
			$result = $this->checker->check_while_writing( $text, (bool) $request['afresh'] );
		}
		// The post may have been saved while the server was at work.
		wp_cache_delete( $post->ID, 'posts' );
		$post = get_post( $post->ID );
		if ( is_wp_error( $result ) ) {
			$result->add_data( array( 'status' => 503 ) + (array) $result->get_error_data() );
			return $result;
		}
		$this->records->keep( $post, $result );
		$values = $result->values();
		unset( $values['digest'] );
		return rest_ensure_response(
			$values + array(
				'passes'   => $result->passes( $this->settings->pass_mark() ),
				'passMark' => $this->settings->pass_mark(),
				'badge'    => $this->badge->html( $post ),
			)
		);
	}

	/**
	 * Tries the server.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function test( $request ) {
		$server = Settings_Page::clean_address( $request['server'] ?? $this->settings->server() );
		if ( '' === $server ) {
			return new \WP_Error( 'proofwire_unset', __( 'This is not an address. It should look like http://127.0.0.1:8081', 'proofwire' ), array( 'status' => 400 ) );
		}
		$key = (string) $request['key'];
		// A key that was set for one address is never sent to another.
		if ( '' === $key && untrailingslashit( $server ) === $this->settings->server() ) {
			$key = $this->settings->key();
		}
		$answer = $this->checker->introduce( untrailingslashit( $server ), $key );
		if ( is_wp_error( $answer ) ) {
			$answer->add_data( array( 'status' => 503 ) );
			return $answer;
		}
		return rest_ensure_response(
			array(
				'message' => sprintf(
					/* translators: 1: version of the server, 2: name of a set of rules, 3: a score. */
					__( 'Proofwire %1$s answers. It checks by the profile “%2$s”, whose own pass mark is %3$d.', 'proofwire' ),
					sanitize_text_field( (string) $answer['version'] ),
					sanitize_text_field( (string) ( $answer['profile'] ?? '' ) ),
					(int) $answer['passMark']
				),
			)
		);
	}
}
