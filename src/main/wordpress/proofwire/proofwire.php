<?php
/**
 * Plugin Name:       Proofwire
 * Description:       Finds what a machine translation got wrong in English news: marks it in the editor, says what to write, and keeps garbled posts from being published.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Proofwire
 * License:           LGPL-2.1-or-later
 * License URI:       https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html
 * Text Domain:       proofwire
 * Domain Path:       /languages
 * Update URI:        false
 *
 * @package Proofwire
 */

namespace Proofwire;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require_once __DIR__ . '/includes/class-settings.php';
require_once __DIR__ . '/includes/class-text.php';
require_once __DIR__ . '/includes/class-result.php';
require_once __DIR__ . '/includes/class-checker.php';
require_once __DIR__ . '/includes/class-records.php';
require_once __DIR__ . '/includes/class-gate.php';
require_once __DIR__ . '/includes/class-schedule.php';
require_once __DIR__ . '/includes/class-tidings.php';
require_once __DIR__ . '/includes/class-routes.php';
require_once __DIR__ . '/includes/class-badge.php';
require_once __DIR__ . '/includes/class-assets.php';
require_once __DIR__ . '/includes/class-settings-page.php';
require_once __DIR__ . '/includes/class-classic-editor.php';
require_once __DIR__ . '/includes/class-posts-list.php';
require_once __DIR__ . '/includes/class-dashboard.php';
require_once __DIR__ . '/includes/class-plugin.php';

Plugin::start();
