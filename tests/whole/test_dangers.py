"""What strangers and faults do to a server, and where the test is that shows what comes of it: one list to look in."""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
HOSTILE, SERVING, POOL = "api/test_endpoint_hostile", "api/test_serving", "graph/store/test_pool"

#: What happens → what comes of it, and its tests, each as folder/module and name.
DANGERS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("thousands of nested parentheses", "400, no process sees them; past the guard, the query's own error"): (
        (HOSTILE, "test_towers_are_refused_before_any_parser_sees_them"),
        (POOL, "test_a_query_that_breaks_the_engine_is_an_error_for_itself_alone"),
    ),
    ("thousands of nested groups, UNIONs, &&", "400"): (
        (HOSTILE, "test_towers_are_refused_before_any_parser_sees_them"),
    ),
    ("towers and rows of OPTIONAL", "400, nothing is planned"): (
        (HOSTILE, "test_towers_are_refused_before_any_parser_sees_them"),
        ("graph/store/test_guard", "test_what_letters_alone_let_pass_the_tokens_let_pass_too"),
    ),
    ("a count of a cross product", "503 with Retry-After at the deadline, the next query is answered"): (
        (HOSTILE, "test_a_cross_product_ends_at_the_deadline"),
        (POOL, "test_a_query_past_its_deadline_is_killed_and_the_next_is_answered"),
    ),
    ("sorting a cross product", "503 at the limit of memory; the server's stays"): (
        (HOSTILE, "test_sorting_a_cross_product_ends_by_its_memory_or_time"),
        (POOL, "test_a_query_that_eats_memory_is_ended"),
    ),
    ("everything at once", "400 that names the limit, never a shorter answer; the server's memory stays"): (
        (HOSTILE, "test_everything_at_once_is_refused_and_never_shortened"),
        (POOL, "test_an_answer_over_a_limit_is_an_error_and_never_shorter"),
    ),
    ("a slow reader, a request that trickles", "cut; no process is held"): (
        (HOSTILE, "test_a_client_that_reads_slowly_is_cut_and_holds_no_process"),
        (HOSTILE, "test_a_request_that_comes_slowly_is_cut"),
    ),
    ("a client that goes away", "its process is free; who shares the answer has it"): (
        (HOSTILE, "test_clients_that_go_away_leave_no_process_busy"),
        ("graph/store/test_answers", "test_one_who_goes_away_takes_no_answer_from_others"),
    ),
    ("hundreds of clients at once", "200, or 429 or 503 with Retry-After; quick queries stay quick"): (
        (HOSTILE, "test_very_many_at_once_get_an_answer_or_are_told_to_wait"),
        (HOSTILE, "test_one_address_gets_only_so_many_at_a_time"),
        (POOL, "test_heavy_queries_do_not_keep_quick_ones_waiting"),
        ("api/test_endpoint_direct", "test_refusals_are_told_later_and_later_up_to_a_bound"),
    ),
    ("a body of a gigabyte", "413 after its beginning"): (
        (HOSTILE, "test_an_endless_body_is_refused_after_its_beginning"),
    ),
    ("text that is not UTF-8, or no Unicode", "400"): ((HOSTILE, "test_bytes_that_are_no_text_are_refused"),),
    ("two queries, a wrong media type", "400, 415"): (("api/test_sparql", "test_wrong_bodies_are_refused"),),
    ("updates by any method", "refused, nothing is changed"): (
        (HOSTILE, "test_nothing_is_changed"),
        ("api/test_endpoint", "test_no_graph_can_be_written"),
        (POOL, "test_updates_are_refused_as_such_and_broken_ones_as_broken"),
    ),
    ("SERVICE, LOAD, FROM elsewhere", "refused; nobody is asked, without the guard either"): (
        (HOSTILE, "test_nobody_is_asked_abroad"),
        ("graph/store/test_cage", "test_calls_that_lead_outside_are_refused"),
    ),
    ("their words in strings, comments, names", "200"): (
        (HOSTILE, "test_the_words_may_stand_where_they_do_nothing"),
    ),
    ("unknown functions, regular expressions that explode", "no value, or 400"): (
        (HOSTILE, "test_functions_and_patterns_come_to_nothing"),
    ),
    ("a form that there is not, a broken Accept", "406, or the default"): (
        ("api/test_endpoint", "test_the_form_follows_the_header"),
        ("api/test_endpoint", "test_a_form_that_there_is_not_is_told_with_those_there_are"),
    ),
    ("quotes and brackets in parameters", "a term, never a part of a query"): (
        ("graph/store/test_bind", "test_any_text_is_only_a_value"),
        ("api/test_hostile", "test_parameters_come_back_as_text"),
    ),
    ("markup in names, queries, errors", "text in pages"): (
        ("api/test_hostile", "test_names_that_are_markup_are_text"),
        ("api/test_hostile", "test_results_and_errors_of_queries_are_text"),
    ),
    ("a formula in a cell", "text in a spreadsheet; in SPARQL's CSV the term as it is"): (
        ("api/test_downloads", "test_no_cell_is_taken_for_a_formula"),
        (HOSTILE, "test_the_table_of_results_is_raw_as_the_standard_wants_it"),
    ),
    ("kill -9 while reading, publishing, backing up, serving", "all or nothing, and what is left is swept"): (
        ("ingest/test_archive", "test_killed_at_any_moment_it_holds_whole_releases_only"),
        ("graph/store/test_publish", "test_a_build_killed_at_any_moment_leaves_a_whole_graph"),
        ("graph/store/test_publish", "test_what_killed_builds_left_is_swept"),
        ("cli/test_backup", "test_killed_at_any_moment_it_leaves_all_or_nothing"),
        ("cli/test_killed", "test_after_a_query_process_is_killed_the_next_request_is_answered"),
        (
            "cli/test_killed",
            "test_after_a_server_is_killed_the_next_start_serves_the_same_and_nothing_is_left",
        ),
        ("cli/test_killed", "test_builds_killed_at_any_moment_leave_a_server_with_a_whole_graph"),
        ("cli/test_killed", "test_a_server_killed_while_graphs_are_swapped_starts_with_a_whole_one"),
    ),
    ("a full disk", "told; nothing half-written; a query is answered although its line is lost"): (
        ("cli/test_full_disk", "test_reading_says_so_and_goes_on_once_there_is_room"),
        ("cli/test_full_disk", "test_a_backup_says_so_and_is_not_there"),
        ("graph/store/test_publish", "test_a_full_disk_leaves_the_former_graph_and_is_told"),
        ("api/test_logs", "test_a_closed_file_is_passed_over"),
    ),
    ("a second writer", "told who writes; readers go on"): (
        ("graph/store/test_publish", "test_a_second_writer_is_told_who_writes"),
    ),
    ("a damaged or newer store", "not served; the last good one is, with what to do"): (
        (SERVING, "test_a_damaged_store_is_not_served_and_the_last_good_one_is"),
    ),
    ("processes that end as fast as they start", "none is started for a while, 503"): (
        (POOL, "test_a_crash_loop_opens_the_breaker_and_starts_no_more"),
        (POOL, "test_queries_that_are_alike_open_no_breaker_and_those_that_are_not_do"),
    ),
    (
        "another engine that is away, slow, wrong, cut off",
        "502 or 504; a part is never taken for the whole",
    ): (
        ("api/test_remote", "test_a_server_that_is_away_is_told_on_every_page"),
        ("api/test_remote", "test_a_server_that_answers_with_a_page_is_told"),
        ("api/test_remote", "test_a_server_that_does_not_answer_in_time_is_told"),
        ("graph/store/test_remote", "test_every_fault_names_the_server_and_a_mend"),
        ("graph/store/test_remote", "test_a_part_of_an_answer_is_no_answer"),
    ),
}


@cache
def names(module: str) -> frozenset[str]:
    """The tests in a module."""
    tree = ast.parse((TESTS / f"{module}.py").read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(("danger", "expected"), DANGERS)
def test_every_danger_has_its_tests(danger: str, expected: str) -> None:
    listed = DANGERS[danger, expected]
    assert listed
    assert not [(module, name) for module, name in listed if name not in names(module)]
