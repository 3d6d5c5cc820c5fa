<?php
/**
 * The text of a post.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * A headline and a content, as they are or would be saved.
 */
final class Text {
	/**
	 * The post that it is the text of; 0 for one that is not saved yet.
	 *
	 * @var int
	 */
	public $post_id;

	/**
	 * The headline.
	 *
	 * @var string
	 */
	public $title;

	/**
	 * The content, as the editor has it.
	 *
	 * @var string
	 */
	public $content;

	/**
	 * Made by the functions below.
	 *
	 * @param int    $post_id The post.
	 * @param string $title   Its headline.
	 * @param string $content Its content.
	 */
	private function __construct( int $post_id, string $title, string $content ) {
		$this->post_id = $post_id;
		$this->title   = $title;
		$this->content = $content;
	}

	/**
	 * The text that a post has.
	 *
	 * @param \WP_Post $post A post.
	 */
	public static function of( \WP_Post $post ): Text {
		return new Text( $post->ID, $post->post_title, $post->post_content );
	}

	/**
	 * A text on its way into the database, as the filters on that way have left it.
	 *
	 * @param int    $post_id The post; 0 for a new one.
	 * @param string $title   Its headline, without slashes.
	 * @param string $content Its content, without slashes.
	 */
	public static function saved( int $post_id, string $title, string $content ): Text {
		return new Text( $post_id, $title, $content );
	}

	/**
	 * The text that would be saved if the current user saved this.
	 *
	 * @param int    $post_id The post; 0 for a new one.
	 * @param string $title   Its headline, as the editor has it.
	 * @param string $content Its content, as the editor has it.
	 */
	public static function typed( int $post_id, string $title, string $content ): Text {
		return new Text(
			$post_id,
			wp_unslash( sanitize_post_field( 'post_title', wp_slash( $title ), $post_id, 'db' ) ),
			wp_unslash( sanitize_post_field( 'post_content', wp_slash( $content ), $post_id, 'db' ) )
		);
	}

	/**
	 * Names the text: two texts have the same digest if they are the same.
	 */
	public function digest(): string {
		return hash( 'sha256', $this->title . "\n" . $this->content );
	}

	/**
	 * Whether places in the HTML that is checked are places in the content.
	 */
	public function keeps_places(): bool {
		return has_blocks( $this->content ) || '' === trim( $this->content );
	}

	/**
	 * What is sent to the server: the content without what isn't prose. What is left out leaves as
	 * many spaces behind, so that all else stays in its place.
	 */
	public function html(): string {
		$html = $this->content;
		$html = self::without( '/<!--\s+wp:(html|code|shortcode)\s(?:[^<]++|<(?!!--\s+\/wp:\1\s))*+<!--\s+\/wp:\1\s+-->/', $html );
		$html = self::without( '/^\s*https?:\/\/\S+\s*$/m', $html );
		if ( $GLOBALS['shortcode_tags'] ) {
			// The tags alone: a caption stands between two of them.
			$names = preg_quote( implode( '|', array_keys( $GLOBALS['shortcode_tags'] ) ), '/' );
			$names = str_replace( '\\|', '|', $names );
			$html  = self::without( '/\[\/?(?:' . $names . ')(?:\s[^\]]*)?\/?\]/', $html );
		}
		if ( ! $this->keeps_places() ) {
			$html = wpautop( $html );
		}
		/**
		 * Filters the HTML that is checked. Places in it must stay where they are, or findings can't be
		 * shown in the text.
		 *
		 * @param string $html    The HTML.
		 * @param int    $post_id The post; 0 for one that is not saved yet.
		 */
		return (string) apply_filters( 'proofwire_html', $html, $this->post_id );
	}

	/**
	 * A text with what matches a pattern made blank. Where PHP gives up on so long a text, it stays as
	 * it is: rather too much of it is checked than nothing.
	 *
	 * @param string $pattern A regular expression.
	 * @param string $html    The text.
	 */
	private static function without( string $pattern, string $html ): string {
		return preg_replace_callback( $pattern, array( self::class, 'blank' ), $html ) ?? $html;
	}

	/**
	 * As many spaces as the match has UTF-16 code units, with its line breaks.
	 *
	 * @param string[] $found A match.
	 */
	private static function blank( array $found ): string {
		$pairs_counted = preg_replace( '/[\x{10000}-\x{10FFFF}]/u', '  ', $found[0] );
		return preg_replace( '/\S/u', ' ', (string) $pairs_counted ) ?? '';
	}
}
