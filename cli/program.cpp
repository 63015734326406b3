// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <cstdlib>
#include <iostream>

#include "json.hpp"
#include "load/catalogue.hpp"

namespace touchstone {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "specs", ignored) &&
         fs::is_directory(folder / "vectors", ignored);
}

/// The nearest folder above the program that holds data, then `PREFIX/share/touchstone`.
fs::path beside_program() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  for (fs::path folder = program.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (holds_data(folder)) {
      return folder;
    }
    if (holds_data(folder / "share" / "touchstone")) {
      return folder / "share" / "touchstone";
    }
  }
  return ".";
}

}  // namespace

void Program::add_common(CLI::App& verb) {
  verb.add_option("--data", data_, "folder with specs/, vectors/ and reports/");
  verb.add_option("--add", added_, "a further folder with specs/ and vectors/ of your own");
  verb.add_option("--lang", language_, "en or zh; otherwise as LANG says")
      ->check(CLI::IsMember({"en", "zh"}));
  verb.add_flag("--json", json_, "write errors as JSON, one object a line");
}

fs::path Program::data() const {
  if (!data_.empty()) {
    return data_;
  }
  const char* variable = std::getenv("TOUCHSTONE_DATA");
  return variable != nullptr && *variable != '\0' ? fs::path(variable) : beside_program();
}

const Catalogue& Program::catalogue() {
  if (!catalogue_) {
    std::vector<fs::path> roots{data()};
    roots.insert(roots.end(), added_.begin(), added_.end());
    Diagnostics errors;
    catalogue_ = load_catalogue(roots, errors);
    bad_files_ = !errors.empty();
    complain(errors);
    if (bad_files_) {
      exit = ExitCode::bad_input;
    }
  }
  return *catalogue_;
}

const Messages& Program::messages() {
  if (!messages_) {
    Diagnostics errors;
    messages_ = Messages::load(data(), errors);
    complain(errors);
  }
  return *messages_;
}

Language Program::language() const {
  if (!language_.empty()) {
    return language_ == "zh" ? Language::zh : Language::en;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    }
  }
  return Language::en;
}

void Program::complain(const Error& error) {
  if (json_) {
    std::cerr << write_json(error_value(messages(), error)) << '\n';
  } else {
    std::cerr << error_text(messages(), error, language());
  }
}

void Program::complain(const Diagnostics& errors) {
  for (const Error& error : errors) {
    complain(error);
    if (!json_) {
      std::cerr << '\n';
    }
  }
}

std::string Program::say(std::string_view id, const Messages::Arguments& arguments) {
  return messages().say(id, arguments, language());
}

void add_selection(CLI::App& verb, Selection& selection, std::vector<std::string>& levels) {
  verb.add_option("--standard", selection.standards, "standard, or standard@edition; repeatable");
  verb.add_option("--profile", selection.profile, "profile");
  verb.add_option("--requirement", selection.requirements, "requirement id; repeatable");
  verb.add_option("--level", levels, "shall, shall-not, should, should-not or may; repeatable");
  verb.add_option("--select", selection.select,
                  "only cases that match; * is one element, ** any number");
  verb.add_option("--skip", selection.skip, "no cases that match");
}

void read_levels(const std::vector<std::string>& names, Selection& selection, Diagnostics& errors) {
  for (const std::string& name : names) {
    if (const auto level = level_from(name)) {
      selection.levels.push_back(*level);
    } else {
      errors.push_back({"unknown-level", {{"name", name}}, {}});
    }
  }
}

}  // namespace touchstone
