<?php
// Import a file of questions into a new course with Moodle's own importer, and print as JSON what
// Moodle then holds and how it marks each answer. check_imports.py runs it:
//
//     php import_into_moodle.php MOODLE gift|xml FILE...
//
// Each further file goes into the same course.

define('CLI_SCRIPT', true);
[, $moodle, $format] = $argv;
require($moodle . '/config.php');
require_once($CFG->dirroot . '/course/lib.php');
require_once($CFG->dirroot . '/question/editlib.php');
require_once($CFG->dirroot . '/question/format.php');
require_once($CFG->dirroot . "/question/format/$format/format.php");
require_once($CFG->dirroot . '/question/engine/lib.php');

\core\session\manager::set_user(get_admin());
$course = create_course((object) ['fullname' => 'Import', 'shortname' => uniqid('import'), 'category' => 1]);
$context = context_course::instance($course->id);
$PAGE->set_course($course);
$PAGE->set_url('/');

function import_file($format, $path, $course, $context) {
    $class = "qformat_$format";
    $importer = new $class();
    $importer->setCategory(question_make_default_categories([$context]));
    $importer->setContexts([$context]);
    $importer->setCourse($course);
    $importer->setFilename($path);
    $importer->setRealfilename(basename($path));
    $importer->setMatchgrades('error');
    $importer->setCatfromfile(1);
    $importer->setContextfromfile(1);
    $importer->setStoponerror(1);
    $importer->set_display_progress(false);
    return $importer->importpreprocess() && $importer->importprocess() && $importer->importpostprocess();
}

function attempt($id, $place, $context) {
    $usage = question_engine::make_questions_usage_by_activity('core_question_preview', $context);
    $usage->set_preferred_behaviour('immediatefeedback');
    $question = question_bank::load_question($id);
    $question->shuffleanswers = 0;
    $slot = $usage->add_question($question, 1);
    $usage->start_all_questions();
    $usage->process_action($slot, ['answer' => $place, '-submit' => 1]);
    $options = new question_display_options();
    $html = $usage->render_question($slot, $options);
    return ['mark' => $usage->get_question_mark($slot), 'shown' => $html];
}

$imported = [];
ob_start();
foreach (array_slice($argv, 3) as $path) {
    $imported[] = import_file($format, $path, $course, $context);
}
ob_end_clean();

$rows = $DB->get_records_sql(
    'SELECT q.*, c.name AS category, e.idnumber AS entry_id FROM {question} q
       JOIN {question_versions} v ON v.questionid = q.id
       JOIN {question_bank_entries} e ON e.id = v.questionbankentryid
       JOIN {question_categories} c ON c.id = e.questioncategoryid
      WHERE c.contextid = ? ORDER BY q.id', [$context->id]);
$questions = [];
foreach ($rows as $row) {
    $answers = [];
    $place = 0;
    foreach ($DB->get_records('question_answers', ['question' => $row->id], 'id') as $answer) {
        $attempt = attempt($row->id, $place++, $context);
        $answers[] = ['text' => $answer->answer, 'fraction' => (float) $answer->fraction,
            'feedback' => $answer->feedback] + $attempt;
    }
    $questions[] = ['name' => format_string($row->name), 'type' => $row->qtype,
        'category' => $row->category, 'id' => $row->entry_id, 'text' => $row->questiontext,
        'feedback' => $row->generalfeedback, 'answers' => $answers,
        'shuffled' => (bool) $DB->get_field('qtype_multichoice_options', 'shuffleanswers', ['questionid' => $row->id]),
        'tags' => array_values(core_tag_tag::get_item_tags_array('core_question', 'question', $row->id))];
}
echo json_encode(['release' => $CFG->release, 'imported' => $imported, 'questions' => $questions]);
