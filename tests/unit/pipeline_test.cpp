// SPDX-License-Identifier: Apache-2.0
#include "pipeline.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "json.hpp"

namespace {

using namespace touchstone;
namespace fs = std::filesystem;

/// A plan of one case with `count` instances, the log they go to, and a way to finish one.
struct Bench {
  CaseFile file{};
  Case body{};
  Plan plan{};
  Bindings probes{};
  Value ixit{};
  fs::path path = fs::temp_directory_path() / ("touchstone-pipeline-" + std::to_string(::getpid()));
  Result<LogWriter> log = LogWriter::create(path, Object{});

  explicit Bench(int count) {
    body.id = "s/c";
    Array values;
    for (int value = 0; value < count; ++value) {
      values.push_back(value);
    }
    body.matrix.push_back({"i", {std::move(values), true}});
    plan.entries.push_back({&file, &body, 0, {}});
  }
  ~Bench() { fs::remove(path); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  Pipeline pipeline(std::size_t window, std::uint64_t skip = 0,
                    const std::atomic<bool>* stop = nullptr) {
    return {InstanceCursor(plan, probes, ixit), *log, window, skip, stop};
  }

  std::vector<std::uint64_t> logged() const {
    std::vector<std::uint64_t> numbers;
    std::ifstream stream(path);
    std::string line;
    while (std::getline(stream, line)) {
      const auto value = parse_json(line);
      if (value && value->find("n") != nullptr) {
        numbers.push_back(static_cast<std::uint64_t>(*value->find("n")->integer()));
      }
    }
    return numbers;
  }
};

void finish(Pipeline& pipeline, const Pipeline::Numbered& taken) {
  ResultLine line;
  line.n = taken.n;
  line.result.id = taken.planned.instance.id;
  std::string text = write_result_line(line);
  pipeline.finish(std::move(line), std::move(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pipeline)

BOOST_AUTO_TEST_CASE(the_log_is_in_plan_order_whatever_finishes_first) {
  Bench bench(3);
  Pipeline pipeline = bench.pipeline(8);
  std::vector<Pipeline::Numbered> taken(3);
  for (auto& each : taken) {
    BOOST_TEST((pipeline.take(each, false) == Pipeline::Turn::taken));
  }
  finish(pipeline, taken[2]);
  finish(pipeline, taken[0]);
  BOOST_TEST(bench.logged() == (std::vector<std::uint64_t>{1}));
  finish(pipeline, taken[1]);
  BOOST_TEST(bench.logged() == (std::vector<std::uint64_t>{1, 2, 3}));
  Pipeline::Numbered none;
  BOOST_TEST((pipeline.take(none, true) == Pipeline::Turn::end));
}

BOOST_AUTO_TEST_CASE(whoever_is_ahead_of_the_log_waits) {
  Bench bench(10);
  Pipeline pipeline = bench.pipeline(2);
  Pipeline::Numbered first;
  Pipeline::Numbered next;
  BOOST_TEST((pipeline.take(first, false) == Pipeline::Turn::taken));
  BOOST_TEST((pipeline.take(next, false) == Pipeline::Turn::taken));
  Pipeline::Numbered third;
  BOOST_TEST((pipeline.take(third, false) == Pipeline::Turn::wait));
  finish(pipeline, next);
  BOOST_TEST((pipeline.take(third, false) == Pipeline::Turn::wait));
  finish(pipeline, first);
  BOOST_TEST((pipeline.take(third, false) == Pipeline::Turn::taken));
}

BOOST_AUTO_TEST_CASE(an_exclusive_instance_is_alone) {
  Bench bench(2);
  Case exclusive = bench.body;
  exclusive.id = "s/alone";
  exclusive.isolation = Isolation::exclusive;
  bench.plan.entries.push_back({&bench.file, &exclusive, 0, {}});
  Pipeline pipeline = bench.pipeline(8);
  std::vector<Pipeline::Numbered> shared(2);
  for (auto& each : shared) {
    BOOST_TEST((pipeline.take(each, false) == Pipeline::Turn::taken));
  }
  Pipeline::Numbered alone;
  BOOST_TEST((pipeline.take(alone, false) == Pipeline::Turn::wait));
  finish(pipeline, shared[0]);
  BOOST_TEST((pipeline.take(alone, false) == Pipeline::Turn::wait));
  finish(pipeline, shared[1]);
  BOOST_TEST((pipeline.take(alone, false) == Pipeline::Turn::taken));
  Pipeline::Numbered next;
  BOOST_TEST((pipeline.take(next, false) == Pipeline::Turn::wait));
  finish(pipeline, alone);
  BOOST_TEST((pipeline.take(next, false) == Pipeline::Turn::taken));
}

BOOST_AUTO_TEST_CASE(what_an_earlier_run_logged_is_not_handed_out_again) {
  Bench bench(5);
  Pipeline pipeline = bench.pipeline(8, 3);
  Pipeline::Numbered next;
  BOOST_TEST((pipeline.take(next, false) == Pipeline::Turn::taken));
  BOOST_TEST(next.n == 4);
  BOOST_TEST(next.planned.instance.id == "s/c[i=3]");
}

BOOST_AUTO_TEST_CASE(nothing_more_is_handed_out_once_stopped) {
  Bench bench(5);
  std::atomic<bool> stop{false};
  Pipeline pipeline = bench.pipeline(8, 0, &stop);
  Pipeline::Numbered next;
  BOOST_TEST((pipeline.take(next, false) == Pipeline::Turn::taken));
  stop = true;
  BOOST_TEST((pipeline.take(next, true) == Pipeline::Turn::end));
}

BOOST_AUTO_TEST_CASE(many_threads_lose_nothing_and_keep_the_order) {
  Bench bench(500);
  Pipeline pipeline = bench.pipeline(16);
  {
    std::vector<std::jthread> workers;
    for (int at = 0; at < 4; ++at) {
      workers.emplace_back([&] {
        Pipeline::Numbered next;
        while (pipeline.take(next, true) == Pipeline::Turn::taken) {
          finish(pipeline, next);
        }
      });
    }
  }
  const auto logged = bench.logged();
  BOOST_REQUIRE(logged.size() == 500);
  for (std::uint64_t n = 1; n <= 500; ++n) {
    BOOST_REQUIRE(logged[n - 1] == n);
  }
}

BOOST_AUTO_TEST_SUITE_END()
