<?php
/**
 * What the server says of a text.
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

/**
 * A score and findings. A text without any prose (a picture, say) has no score, and passes.
 */
final class Result {
	/**
	 * More than anybody works through in one post; a longer list would only weigh on the database.
	 */
	const MOST_FINDINGS = 200;

	/**
	 * As it is stored and sent to the editor.
	 *
	 * @var array
	 */
	private $values;

	/**
	 * Made by the functions below.
	 *
	 * @param array $values As it is stored.
	 */
	private function __construct( array $values ) {
		$this->values = $values;
	}

	/**
	 * From the server's report.
	 *
	 * @param Text  $text   What was checked.
	 * @param array $report The report.
	 * @return Result|null Null if it is not a report.
	 */
	public static function of_report( Text $text, array $report ) {
		$score = $report['scorecard']['score'] ?? null;
		if ( 1 !== ( $report['schemaVersion'] ?? null ) || ! is_int( $score ) || ! is_array( $report['findings'] ?? null ) ) {
			return null;
		}
		$article  = (string) ( $report['article']['text'] ?? '' );
		$headline = 'headline' === ( $report['article']['paragraphs'][0]['role'] ?? '' ) ? $report['article']['paragraphs'][0] : null;
		// Offsets count UTF-16 code units.
		$units    = mb_convert_encoding( $article, 'UTF-16LE', 'UTF-8' );
		$findings = array();
		foreach ( array_slice( $report['findings'], 0, self::MOST_FINDINGS ) as $finding ) {
			$start    = (int) $finding['start'];
			$end      = (int) $finding['end'];
			$in_title = $headline && ! isset( $finding['source'] ) && $end <= $headline['end'];
			$source   = $text->keeps_places() ? ( $finding['source'] ?? null ) : null;
			if ( $in_title ) {
				$source = array(
					'start' => $start - $headline['start'],
					'end'   => $end - $headline['start'],
				);
			}
			$findings[] = array(
				'id'          => (string) $finding['fingerprint'],
				'in'          => $in_title ? 'title' : 'content',
				'start'       => $source ? (int) $source['start'] : null,
				'end'         => $source ? (int) $source['end'] : null,
				'text'        => (string) $finding['text'],
				'before'      => self::line_end( self::units( $units, max( 0, $start - 40 ), $start ) ),
				'after'       => self::line_start( self::units( $units, $end, $end + 40 ) ),
				'rule'        => (string) $finding['rule'],
				'category'    => (string) $finding['category'],
				'severity'    => (string) $finding['severity'],
				'message'     => (string) $finding['message'],
				'why'         => (string) ( $finding['why'] ?? '' ),
				'suggestions' => array_map( 'strval', array_slice( $finding['suggestions'] ?? array(), 0, 5 ) ),
			);
		}
		return new Result(
			array(
				'digest'   => $text->digest(),
				'score'    => $score,
				'words'    => (int) ( $report['scorecard']['words'] ?? 0 ),
				'found'    => count( $report['findings'] ),
				'findings' => $findings,
				'checked'  => time(),
			)
		);
	}

	/**
	 * Of a text that holds nothing to check.
	 *
	 * @param Text $text The text.
	 */
	public static function nothing_to_check( Text $text ): Result {
		return new Result(
			array(
				'digest'   => $text->digest(),
				'score'    => null,
				'words'    => 0,
				'found'    => 0,
				'findings' => array(),
				'checked'  => time(),
			)
		);
	}

	/**
	 * From what was stored.
	 *
	 * @param mixed $values What was stored.
	 * @return Result|null Null if it is not a result.
	 */
	public static function stored( $values ) {
		return is_array( $values ) && isset( $values['digest'], $values['findings'], $values['checked'] ) ? new Result( $values ) : null;
	}

	/**
	 * To be stored, or sent to the editor.
	 */
	public function values(): array {
		return $this->values;
	}

	/**
	 * Digest of the text that was checked.
	 */
	public function digest(): string {
		return $this->values['digest'];
	}

	/**
	 * From 0 (unreadable) to 100 (nothing wrong); null if there was nothing to check.
	 *
	 * @return int|null
	 */
	public function score() {
		return $this->values['score'] ?? null;
	}

	/**
	 * How many findings the server had.
	 */
	public function found(): int {
		return (int) $this->values['found'];
	}

	/**
	 * The findings, in the order of reading.
	 *
	 * @return array[]
	 */
	public function findings(): array {
		return $this->values['findings'];
	}

	/**
	 * Whether it reaches the mark.
	 *
	 * @param int $pass_mark A score.
	 */
	public function passes( int $pass_mark ): bool {
		return null === $this->score() || $this->score() >= $pass_mark;
	}

	/**
	 * A piece of a text in UTF-16.
	 *
	 * @param string $units The text.
	 * @param int    $start Where the piece begins, in code units.
	 * @param int    $end   Where it ends.
	 */
	private static function units( string $units, int $start, int $end ): string {
		// A cut through a surrogate pair leaves a question mark.
		return trim( mb_convert_encoding( substr( $units, 2 * $start, 2 * ( $end - $start ) ), 'UTF-8', 'UTF-16LE' ), '?' );
	}

	/**
	 * What stands on the last line, from a whole word on.
	 *
	 * @param string $before Text before a finding.
	 */
	private static function line_end( string $before ): string {
		$lines = explode( "\n", $before );
		$line  = end( $lines );
		return count( $lines ) > 1 || mb_strlen( $line ) < 40 ? $line : '…' . preg_replace( '/^\S*/u', '', $line );
	}

	/**
	 * What stands on the first line, up to a whole word.
	 *
	 * @param string $after Text after a finding.
	 */
	private static function line_start( string $after ): string {
		$lines = explode( "\n", $after );
		return count( $lines ) > 1 || mb_strlen( $lines[0] ) < 40 ? $lines[0] : preg_replace( '/\S*$/u', '', $lines[0] ) . '…';
	}
}
