<?php
/**
 * The page where the plugin is set up.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * Settings, Proofwire.
 */
final class Settings_Page {
	const PAGE = 'proofwire';

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
	 * Takes its place in the menu.
	 */
	public function register() {
		add_action( 'admin_menu', array( $this, 'add_page' ) );
		add_action( 'admin_init', array( $this, 'add_fields' ) );
		add_action( 'admin_notices', array( $this, 'welcome' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( FILE ), array( $this, 'add_link' ) );
	}

	/**
	 * Adds the page.
	 */
	public function add_page() {
		add_options_page( __( 'Proofwire', 'proofwire' ), __( 'Proofwire', 'proofwire' ), 'manage_options', self::PAGE, array( $this, 'show' ) );
	}

	/**
	 * Shows an administrator the way to the page, until something has been set there.
	 */
	public function welcome() {
		$screen = get_current_screen();
		if ( $screen && in_array( $screen->id, array( 'plugins', 'dashboard' ), true ) && current_user_can( 'manage_options' ) && false === get_option( Settings::OPTION ) ) {
			printf(
				'<div class="notice notice-info"><p>%s <a href="%s">%s</a></p></div>',
				esc_html__( 'Proofwire is active. It needs to know where its server is.', 'proofwire' ),
				esc_url( admin_url( 'options-general.php?page=' . self::PAGE ) ),
				esc_html__( 'Set it up', 'proofwire' )
			);
		}
	}

	/**
	 * Adds a link to the page to the list of plugins.
	 *
	 * @param string[] $links The links that are there.
	 * @return string[]
	 */
	public function add_link( $links ) {
		array_unshift( $links, '<a href="' . esc_url( admin_url( 'options-general.php?page=' . self::PAGE ) ) . '">' . esc_html__( 'Settings', 'proofwire' ) . '</a>' );
		return $links;
	}

	/**
	 * Adds the settings.
	 */
	public function add_fields() {
		register_setting(
			self::PAGE,
			Settings::OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => array( $this, 'clean' ),
				'show_in_rest'      => false,
			)
		);
		add_settings_section( 'server', __( 'Server', 'proofwire' ), array( $this, 'show_server_words' ), self::PAGE );
		add_settings_section( 'publishing', __( 'Publishing', 'proofwire' ), '__return_empty_string', self::PAGE );
		$fields = array(
			'server'     => array( 'server', __( 'Address', 'proofwire' ), true ),
			'key'        => array( 'server', __( 'Key', 'proofwire' ), true ),
			'wait'       => array( 'server', __( 'Longest wait', 'proofwire' ), true ),
			'test'       => array( 'server', __( 'Connection', 'proofwire' ), false ),
			'post_types' => array( 'publishing', __( 'What is checked', 'proofwire' ), false ),
			'pass_mark'  => array( 'publishing', __( 'Pass mark', 'proofwire' ), true ),
			'action'     => array( 'publishing', __( 'Below the mark', 'proofwire' ), false ),
			'when_down'  => array( 'publishing', __( 'When the server does not answer', 'proofwire' ), false ),
		);
		foreach ( $fields as $name => list( $section, $label, $has_label ) ) {
			add_settings_field(
				$name,
				$label,
				array( $this, 'show_' . $name ),
				self::PAGE,
				$section,
				$has_label ? array( 'label_for' => 'proofwire-' . $name ) : array()
			);
		}
	}

	/**
	 * Makes what was sent into settings.
	 *
	 * @param mixed $given What was sent.
	 * @return array
	 */
	public function clean( $given ): array {
		$given   = is_array( $given ) ? $given : array();
		$before  = $this->settings->all();
		$cleaned = $before;
		$server  = self::clean_address( (string) ( $given['server'] ?? $before['server'] ) );
		if ( '' === $server && '' !== trim( (string) ( $given['server'] ?? '' ) ) ) {
			add_settings_error( Settings::OPTION, 'server', __( 'The address was not changed: it should look like http://127.0.0.1:8081', 'proofwire' ) );
		} else {
			$cleaned['server'] = $server;
		}
		$key = trim( (string) ( $given['key'] ?? '' ) );
		if ( ! empty( $given['forget_key'] ) ) {
			$cleaned['key'] = '';
		} elseif ( '' !== $key ) {
			$cleaned['key'] = preg_replace( '/[^\x21-\x7e]/', '', $key );
		} elseif ( $cleaned['server'] !== $before['server'] && '' !== $before['key'] ) {
			// A key that was set for one address is never sent to another.
			$cleaned['key'] = '';
			add_settings_error( Settings::OPTION, 'key', __( 'The address has changed, so the old server’s key was removed. Enter the new one’s, if it wants one.', 'proofwire' ), 'warning' );
		}
		$cleaned['wait']       = self::within( $given['wait'] ?? $before['wait'], 1, 60 );
		$cleaned['pass_mark']  = self::within( $given['pass_mark'] ?? $before['pass_mark'], 0, 100 );
		$cleaned['action']     = 'block' === ( $given['action'] ?? $before['action'] ) ? 'block' : 'warn';
		$cleaned['when_down']  = 'allow' === ( $given['when_down'] ?? $before['when_down'] ) ? 'allow' : 'hold';
		$cleaned['post_types'] = array_values( array_intersect( array_map( 'sanitize_key', (array) ( $given['post_types'] ?? array() ) ), array_keys( Settings::eligible_post_types() ) ) );
		delete_transient( 'proofwire_down' );
		return $cleaned;
	}

	/**
	 * An address without what doesn't belong to it; empty if it is none.
	 *
	 * @param string $address What somebody wrote.
	 */
	public static function clean_address( string $address ): string {
		$address = untrailingslashit( trim( $address ) );
		if ( preg_match( '/^[\w.-]+(:\d+)?$/', $address ) ) {
			$address = 'http://' . $address;
		}
		$host = wp_parse_url( $address, PHP_URL_HOST );
		return $host && ! wp_parse_url( $address, PHP_URL_USER ) && ! wp_parse_url( $address, PHP_URL_QUERY )
			? esc_url_raw( $address, array( 'http', 'https' ) )
			: '';
	}

	/**
	 * A number within limits.
	 *
	 * @param mixed $number What somebody wrote.
	 * @param int   $least  The least.
	 * @param int   $most   The most.
	 */
	private static function within( $number, int $least, int $most ): int {
		return max( $least, min( $most, (int) $number ) );
	}

	/**
	 * Shows the page.
	 */
	public function show() {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		?>
		<div class="wrap proofwire-settings">
			<h1><?php esc_html_e( 'Proofwire', 'proofwire' ); ?></h1>
			<p class="proofwire-lead"><?php esc_html_e( 'Reads your drafts as an editor would, and says which words a machine translation has garbled, what kind of error each is, and what to write instead.', 'proofwire' ); ?></p>
			<form action="options.php" method="post">
				<?php
				settings_fields( self::PAGE );
				do_settings_sections( self::PAGE );
				submit_button();
				?>
			</form>
		</div>
		<?php
	}

	/**
	 * What the server is.
	 */
	public function show_server_words() {
		echo '<p>';
		printf(
			/* translators: %s: a command. */
			esc_html__( 'Texts are checked by your own Proofwire server, which %s starts. They go to no other place.', 'proofwire' ),
			'<code>proofwire serve</code>'
		);
		echo '</p>';
	}

	/**
	 * The server's address.
	 */
	public function show_server() {
		$fixed = defined( 'PROOFWIRE_SERVER' );
		printf(
			'<input type="url" id="proofwire-server" name="%s[server]" value="%s" class="regular-text code" placeholder="http://127.0.0.1:8081" %s>',
			esc_attr( Settings::OPTION ),
			esc_attr( $this->settings->server() ),
			$fixed ? 'readonly' : ''
		);
		if ( $fixed ) {
			$this->describe( __( 'Set in wp-config.php by PROOFWIRE_SERVER.', 'proofwire' ) );
		}
	}

	/**
	 * The server's key, which is never shown.
	 */
	public function show_key() {
		if ( defined( 'PROOFWIRE_KEY' ) ) {
			printf( '<input type="password" id="proofwire-key" class="regular-text" placeholder="%s" readonly>', esc_attr( str_repeat( '•', 12 ) ) );
			$this->describe( __( 'Set in wp-config.php by PROOFWIRE_KEY.', 'proofwire' ) );
			return;
		}
		$has_key = '' !== $this->settings->key();
		printf(
			'<input type="password" id="proofwire-key" name="%s[key]" value="" class="regular-text" autocomplete="new-password" spellcheck="false" placeholder="%s">',
			esc_attr( Settings::OPTION ),
			esc_attr( $has_key ? str_repeat( '•', 12 ) : '' )
		);
		if ( $has_key ) {
			printf(
				' <label><input type="checkbox" name="%s[forget_key]" value="1"> %s</label>',
				esc_attr( Settings::OPTION ),
				esc_html__( 'Remove it', 'proofwire' )
			);
			$this->describe( __( 'A key is set. Leave this empty to keep it.', 'proofwire' ) );
		} else {
			$this->describe( __( 'Only if the server was started with one.', 'proofwire' ) );
		}
	}

	/**
	 * How long to wait.
	 */
	public function show_wait() {
		printf(
			'<input type="number" id="proofwire-wait" name="%s[wait]" value="%d" min="1" max="60" class="small-text"> %s',
			esc_attr( Settings::OPTION ),
			(int) $this->settings->wait(),
			esc_html__( 'seconds', 'proofwire' )
		);
		$this->describe( __( 'Saving never takes longer than this on Proofwire’s account, however many checks it needs.', 'proofwire' ) );
	}

	/**
	 * A button that tries what is written above.
	 */
	public function show_test() {
		printf(
			'<button type="button" class="button" id="proofwire-test" disabled>%s</button> <span id="proofwire-test-answer" class="proofwire-answer" role="status"></span>',
			esc_html__( 'Test the connection', 'proofwire' )
		);
	}

	/**
	 * Which posts are checked.
	 */
	public function show_post_types() {
		echo '<fieldset><legend class="screen-reader-text">' . esc_html__( 'What is checked', 'proofwire' ) . '</legend>';
		foreach ( Settings::eligible_post_types() as $type ) {
			printf(
				'<label><input type="checkbox" name="%s[post_types][]" value="%s" %s> %s</label><br>',
				esc_attr( Settings::OPTION ),
				esc_attr( $type->name ),
				checked( $this->settings->checks( $type->name ), true, false ),
				esc_html( $type->labels->name )
			);
		}
		echo '</fieldset>';
	}

	/**
	 * The pass mark.
	 */
	public function show_pass_mark() {
		printf(
			'<input type="number" id="proofwire-pass_mark" name="%s[pass_mark]" value="%d" min="0" max="100" class="small-text"> %s',
			esc_attr( Settings::OPTION ),
			(int) $this->settings->pass_mark(),
			esc_html__( 'of 100', 'proofwire' )
		);
		$this->describe( __( 'Well-edited news mostly scores 90 and more. 80 is a good mark to begin with.', 'proofwire' ) );
	}

	/**
	 * What happens below the mark.
	 */
	public function show_action() {
		$this->choices(
			'action',
			__( 'Below the mark', 'proofwire' ),
			array(
				'warn'  => array( __( 'Warn', 'proofwire' ), __( 'Authors see the score and the findings, and publish as they see fit.', 'proofwire' ) ),
				'block' => array( __( 'Block', 'proofwire' ), __( 'The post can’t be published, scheduled or made private until it reaches the mark. By whichever way it comes, it is kept as pending and its author is told why.', 'proofwire' ) ),
			)
		);
	}

	/**
	 * What happens when nothing can be checked.
	 */
	public function show_when_down() {
		$this->choices(
			'when_down',
			__( 'When the server does not answer', 'proofwire' ),
			array(
				'hold'  => array( __( 'Hold', 'proofwire' ), __( 'Nothing is published unchecked. Scheduled posts are tried again for an hour.', 'proofwire' ) ),
				'allow' => array( __( 'Let through', 'proofwire' ), __( 'Posts are published unchecked, and listed as such.', 'proofwire' ) ),
			)
		);
		$this->describe( __( 'This counts only where posts below the mark are blocked.', 'proofwire' ) );
	}

	/**
	 * A choice between some.
	 *
	 * @param string                $name    Name of the setting.
	 * @param string                $legend  What is chosen.
	 * @param array<string, array> $choices Each one's label and what it means.
	 */
	private function choices( string $name, string $legend, array $choices ) {
		echo '<fieldset class="proofwire-choices"><legend class="screen-reader-text">' . esc_html( $legend ) . '</legend>';
		foreach ( $choices as $value => list( $label, $meaning ) ) {
			printf(
				'<label><input type="radio" name="%s[%s]" value="%s" %s> <span><strong>%s</strong> <span class="description">%s</span></span></label>',
				esc_attr( Settings::OPTION ),
				esc_attr( $name ),
				esc_attr( $value ),
				checked( $this->settings->all()[ $name ], $value, false ),
				esc_html( $label ),
				esc_html( $meaning )
			);
		}
		echo '</fieldset>';
	}

	/**
	 * A line below a field.
	 *
	 * @param string $words What it says.
	 */
	private function describe( string $words ) {
		echo '<p class="description">' . esc_html( $words ) . '</p>';
	}
}
