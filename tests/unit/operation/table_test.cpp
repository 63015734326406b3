// SPDX-License-Identifier: Apache-2.0
#include "operation/table.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace touchstone;

BOOST_AUTO_TEST_SUITE(table_test)

BOOST_AUTO_TEST_CASE(each_row_is_found_by_its_name) {
  for (const ReferenceOperation& row : reference_operations()) {
    BOOST_TEST(reference_operation(row.name) == &row, row.name);
  }
}

BOOST_AUTO_TEST_CASE(other_names_are_not_found) {
  for (const char* name : {"", "a", "hash", "hash.digest ", "hash.digesu", "zzz"}) {
    BOOST_TEST(reference_operation(name) == nullptr, name);
  }
}

BOOST_AUTO_TEST_CASE(no_operation_takes_what_is_no_object) {
  const Value shapes[] = {Value{}, Value(true), Value("0x"), Value(1), Value(Array{})};
  for (const ReferenceOperation& row : reference_operations()) {
    for (const Value& shape : shapes) {
      const Answer answer = row.perform(shape);
      BOOST_TEST((answer.outcome == AnswerKind::rejected), row.name);
      BOOST_TEST(*answer.value.find("reason")->text() == "wrong-type", row.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_discriminator_that_is_not_listed_is_unsupported) {
  for (const ReferenceOperation& row : reference_operations()) {
    for (const Discriminator& discriminator : row.discriminators) {
      Object params;
      for (const Discriminator& other : row.discriminators) {
        const bool this_one = other.name == discriminator.name;
        params.push_back({std::string(other.name), this_one ? "nothing" : other.values.front()});
      }
      const Answer answer = row.perform(params);
      BOOST_TEST((answer.outcome == AnswerKind::unsupported), row.name);
      BOOST_TEST(*answer.value.find("what")->text() == discriminator.name);
      BOOST_TEST(*answer.value.find("value")->text() == "nothing");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
