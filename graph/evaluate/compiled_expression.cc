#include "graph/evaluate/compiled_expression.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "graph/base/status.h"
#include "graph/base/utf8.h"
#include "graph/fold.h"
#include "unicode/locid.h"
#include "unicode/unistr.h"

namespace whence {
namespace {

constexpr int kDeepest = 200;

struct Arity {
  int least;
  int most;  // -1: any number
};

Arity ArityOf(Operation operation) {
  switch (operation) {
    case Operation::kVariable:
    case Operation::kConstant:
    case Operation::kBound:
      return {0, 0};
    case Operation::kNot:
    case Operation::kAbs:
    case Operation::kStr:
    case Operation::kLang:
    case Operation::kDatatype:
    case Operation::kStrLen:
    case Operation::kLowerCase:
    case Operation::kUpperCase:
    case Operation::kFold:
    case Operation::kYear:
    case Operation::kMonth:
    case Operation::kDay:
    case Operation::kIsIri:
    case Operation::kIsBlank:
    case Operation::kIsLiteral:
    case Operation::kIsNumeric:
      return {1, 1};
    case Operation::kIn:
    case Operation::kAnd:
    case Operation::kOr:
    case Operation::kCoalesce:
      return {1, -1};
    case Operation::kConcat:
      return {0, -1};
    case Operation::kIf:
      return {3, 3};
    case Operation::kRegex:
      return {2, 3};
    default:
      return {2, 2};
  }
}

Value FromOptional(std::optional<bool> value) { return value ? Value::Boolean(*value) : Value::Error(); }

std::optional<bool> Negate(std::optional<bool> value) {
  if (value) value = !*value;
  return value;
}

// Text that string functions take: plain and tagged strings.
const std::string* TextOf(const Value& value) {
  return value.kind == Value::Kind::kText ? &value.term.lexical : nullptr;
}

Value StrOf(const Value& value) {
  if (value.IsError() || value.kind == Value::Kind::kBlank || value.kind == Value::Kind::kStatement)
    return Value::Error();
  return Value::Text(value.ToTerm().lexical);
}

Value DatatypeOf(const Value& value) {
  const bool literal = value.kind >= Value::Kind::kBoolean;
  if (!literal) return Value::Error();
  const Term term = value.ToTerm();
  if (term.kind == TermKind::kTyped) return Value::OfTerm(Term::Iri(term.datatype));
  if (!term.datatype.empty()) {
    return Value::OfTerm(Term::Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"));
  }
  return Value::OfTerm(Term::Iri(std::string(kXsd) + "string"));
}

// RFC 4647 basic filtering: "en" matches "en-gb"; "*" any tag.
bool LanguageMatches(std::string tag, std::string range) {
  for (std::string* text : {&tag, &range}) {
    for (char& c : *text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  if (range == "*") return !tag.empty();
  return tag.starts_with(range) && (tag.size() == range.size() || tag[range.size()] == '-');
}

std::string ChangeCase(const std::string& text, bool upper) {
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  upper ? unicode.toUpper(icu::Locale::getRoot()) : unicode.toLower(icu::Locale::getRoot());
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

Value Arithmetic(Operation operation, const Value& a, const Value& b) {
  if (!a.IsNumeric() || !b.IsNumeric()) return Value::Error();
  const Value::Kind widest = std::max(a.kind, b.kind);
  if (widest == Value::Kind::kInteger && operation != Operation::kDivide) {
    int64_t result = 0;
    const bool overflow = operation == Operation::kAdd        ? __builtin_add_overflow(a.integer, b.integer, &result)
                          : operation == Operation::kSubtract ? __builtin_sub_overflow(a.integer, b.integer, &result)
                                                              : __builtin_mul_overflow(a.integer, b.integer, &result);
    if (!overflow) return Value::Integer(result);
  }
  const Value::Kind kind = widest == Value::Kind::kDouble ? Value::Kind::kDouble : Value::Kind::kDecimal;
  switch (operation) {
    case Operation::kAdd:
      return Value::Real(a.real + b.real, kind);
    case Operation::kSubtract:
      return Value::Real(a.real - b.real, kind);
    case Operation::kMultiply:
      return Value::Real(a.real * b.real, kind);
    default:
      if (b.real == 0 && kind == Value::Kind::kDecimal) return Value::Error();
      return Value::Real(a.real / b.real, kind);
  }
}

Value Compare(Operation operation, const Value& a, const Value& b) {
  switch (operation) {
    case Operation::kEqual:
      return FromOptional(ValuesEqual(a, b));
    case Operation::kNotEqual:
      return FromOptional(Negate(ValuesEqual(a, b)));
    case Operation::kLess:
      return FromOptional(ValueLess(a, b));
    case Operation::kLessEqual:
      return FromOptional(ValueLessOrEqual(a, b));
    case Operation::kGreater:
      return FromOptional(ValueLess(b, a));
    default:
      // For dates "no earlier than" looks at where both begin, not at where they end.
      if (a.kind == Value::Kind::kTime && b.kind == Value::Kind::kTime) return Value::Boolean(a.begin >= b.begin);
      return FromOptional(ValueLessOrEqual(b, a));
  }
}

Value TimeRelation(Operation operation, const Value& a, const Value& b) {
  if (a.kind != Value::Kind::kTime || b.kind != Value::Kind::kTime) return Value::Error();
  if (operation == Operation::kWithin) return Value::Boolean(b.begin <= a.begin && a.end <= b.end);
  return Value::Boolean(a.begin <= b.end && b.begin <= a.end);
}

Value DatePart(Operation operation, const Value& value) {
  if (value.kind != Value::Kind::kTime) return Value::Error();
  if (operation == Operation::kYear) return Value::Integer(value.date.year);
  const int part = operation == Operation::kMonth ? value.date.month : value.date.day;
  return part > 0 ? Value::Integer(part) : Value::Error();
}

Value TextRelation(Operation operation, const Value& a, const Value& b) {
  const std::string* text = TextOf(a);
  const std::string* part = TextOf(b);
  if (text == nullptr || part == nullptr) return Value::Error();
  if (operation == Operation::kContains) return Value::Boolean(text->find(*part) != std::string::npos);
  if (operation == Operation::kStartsWith) return Value::Boolean(text->starts_with(*part));
  return Value::Boolean(text->ends_with(*part));
}

Value Unary(Operation operation, const Value& value) {
  switch (operation) {
    case Operation::kNot:
      return FromOptional(Negate(value.AsCondition()));
    case Operation::kAbs:
      if (value.kind == Value::Kind::kInteger) return Value::Integer(std::llabs(value.integer));
      return value.IsNumeric() ? Value::Real(std::fabs(value.real), value.kind) : Value::Error();
    case Operation::kStr:
      return StrOf(value);
    case Operation::kDatatype:
      return DatatypeOf(value);
    case Operation::kYear:
    case Operation::kMonth:
    case Operation::kDay:
      return DatePart(operation, value);
    case Operation::kIsIri:
      return value.IsError() ? value : Value::Boolean(value.kind == Value::Kind::kIri);
    case Operation::kIsBlank:
      return value.IsError() ? value : Value::Boolean(value.kind == Value::Kind::kBlank);
    case Operation::kIsLiteral:
      return value.IsError() ? value : Value::Boolean(value.kind >= Value::Kind::kBoolean);
    case Operation::kIsNumeric:
      return value.IsError() ? value : Value::Boolean(value.IsNumeric());
    case Operation::kLang:
      if (value.kind < Value::Kind::kBoolean) return Value::Error();
      return Value::Text(value.kind == Value::Kind::kText ? value.term.datatype : "");
    default:
      break;
  }
  const std::string* text = TextOf(value);
  if (text == nullptr) return Value::Error();
  switch (operation) {
    case Operation::kStrLen:
      return Value::Integer(static_cast<int64_t>(ToCodePoints(*text).size()));
    case Operation::kLowerCase:
    case Operation::kUpperCase:
      return Value::Text(ChangeCase(*text, operation == Operation::kUpperCase), value.term.datatype);
    case Operation::kFold:
      return Value::Text(FoldName(*text));
    default:
      return Value::Error();
  }
}

absl::StatusOr<std::shared_ptr<const RE2>> CompileRegex(const std::string& pattern, const std::string& flags) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  for (const char flag : flags) {
    if (flag == 'i') {
      options.set_case_sensitive(false);
    } else if (flag == 's') {
      options.set_dot_nl(true);
    } else {
      return InvalidArgument("the regular expression flag '", std::string(1, flag), "' is not known; i and s are");
    }
  }
  auto regex = std::make_shared<const RE2>(pattern, options);
  if (!regex->ok()) return InvalidArgument("bad regular expression \"", pattern, "\": ", regex->error());
  return regex;
}

absl::Status CheckDepth(const Expression& expression, int depth) {
  if (depth > kDeepest) return InvalidArgument("an expression is nested more than ", kDeepest, " deep");
  for (const Expression& argument : expression.arguments) WHENCE_RETURN_IF_ERROR(CheckDepth(argument, depth + 1));
  return absl::OkStatus();
}

}  // namespace

void CollectVariables(const Expression& expression, std::vector<VariableIndex>* variables) {
  if (expression.variable != kNoVariable) variables->push_back(expression.variable);
  for (const Expression& argument : expression.arguments) CollectVariables(argument, variables);
}

absl::StatusOr<CompiledExpression> CompiledExpression::Compile(const Expression& expression, size_t variables) {
  WHENCE_RETURN_IF_ERROR(CheckDepth(expression, 0));
  CompiledExpression compiled;
  compiled.operation_ = expression.operation;
  compiled.variable_ = expression.variable;
  const bool reads = expression.operation == Operation::kVariable || expression.operation == Operation::kBound;
  if (reads && (expression.variable < 0 || static_cast<size_t>(expression.variable) >= variables)) {
    return InvalidArgument("an expression reads variable ", expression.variable, " of ", variables);
  }
  const Arity arity = ArityOf(expression.operation);
  const int count = static_cast<int>(expression.arguments.size());
  if (count < arity.least || (arity.most >= 0 && count > arity.most)) {
    return InvalidArgument("operation ", static_cast<int>(expression.operation), " takes ", arity.least, " to ",
                           arity.most, " arguments, not ", count);
  }
  if (expression.operation == Operation::kConstant) compiled.constant_ = Value::OfTerm(expression.constant);
  for (const Expression& argument : expression.arguments) {
    WHENCE_ASSIGN_OR_RETURN(CompiledExpression child, Compile(argument, variables));
    compiled.arguments_.push_back(std::move(child));
  }
  const auto is_constant = [&](int i) { return expression.arguments[i].operation == Operation::kConstant; };
  if (expression.operation == Operation::kRegex && is_constant(1) && (count < 3 || is_constant(2))) {
    const std::string flags = count < 3 ? "" : expression.arguments[2].constant.lexical;
    WHENCE_ASSIGN_OR_RETURN(compiled.regex_, CompileRegex(expression.arguments[1].constant.lexical, flags));
  }
  CollectVariables(expression, &compiled.variables_);
  std::sort(compiled.variables_.begin(), compiled.variables_.end());
  compiled.variables_.erase(std::unique(compiled.variables_.begin(), compiled.variables_.end()),
                            compiled.variables_.end());
  return compiled;
}

Value CompiledExpression::Evaluate(absl::Span<const Slot> row, QueryTerms& terms) const {
  switch (operation_) {
    case Operation::kVariable:
      return terms.ValueOf(row[variable_]);
    case Operation::kConstant:
      return constant_;
    case Operation::kBound:
      return Value::Boolean(row[variable_] != kUnboundSlot);
    case Operation::kAnd:
    case Operation::kOr:
    case Operation::kIn:
    case Operation::kIf:
    case Operation::kCoalesce:
      return Logic(row, terms);
    default:
      return Call(row, terms);
  }
}

// What does not evaluate all its arguments, or forgives errors in them.
Value CompiledExpression::Logic(absl::Span<const Slot> row, QueryTerms& terms) const {
  if (operation_ == Operation::kIf) {
    const auto condition = arguments_[0].Evaluate(row, terms).AsCondition();
    return condition ? arguments_[*condition ? 1 : 2].Evaluate(row, terms) : Value::Error();
  }
  if (operation_ == Operation::kCoalesce) {
    for (const CompiledExpression& argument : arguments_) {
      Value value = argument.Evaluate(row, terms);
      if (!value.IsError()) return value;
    }
    return Value::Error();
  }
  bool error = false;
  if (operation_ == Operation::kIn) {
    const Value wanted = arguments_[0].Evaluate(row, terms);
    for (size_t i = 1; i < arguments_.size(); ++i) {
      const auto equal = ValuesEqual(wanted, arguments_[i].Evaluate(row, terms));
      if (equal.value_or(false)) return Value::Boolean(true);
      error |= !equal;
    }
    return error ? Value::Error() : Value::Boolean(false);
  }
  const bool decisive = operation_ == Operation::kOr;
  for (const CompiledExpression& argument : arguments_) {
    const auto condition = argument.Evaluate(row, terms).AsCondition();
    if (condition == decisive) return Value::Boolean(decisive);
    error |= !condition;
  }
  return error ? Value::Error() : Value::Boolean(!decisive);
}

Value CompiledExpression::Call(absl::Span<const Slot> row, QueryTerms& terms) const {
  std::vector<Value> values;
  values.reserve(arguments_.size());
  for (const CompiledExpression& argument : arguments_) values.push_back(argument.Evaluate(row, terms));
  switch (operation_) {
    case Operation::kEqual:
    case Operation::kNotEqual:
    case Operation::kLess:
    case Operation::kLessEqual:
    case Operation::kGreater:
    case Operation::kGreaterEqual:
      return Compare(operation_, values[0], values[1]);
    case Operation::kWithin:
    case Operation::kOverlaps:
      return TimeRelation(operation_, values[0], values[1]);
    case Operation::kSameTerm:
      if (values[0].IsError() || values[1].IsError()) return Value::Error();
      return Value::Boolean(terms.Intern(values[0]) == terms.Intern(values[1]));
    case Operation::kAdd:
    case Operation::kSubtract:
    case Operation::kMultiply:
    case Operation::kDivide:
      return Arithmetic(operation_, values[0], values[1]);
    case Operation::kContains:
    case Operation::kStartsWith:
    case Operation::kEndsWith:
      return TextRelation(operation_, values[0], values[1]);
    case Operation::kLangMatches:
      if (TextOf(values[0]) == nullptr || TextOf(values[1]) == nullptr) return Value::Error();
      return Value::Boolean(LanguageMatches(*TextOf(values[0]), *TextOf(values[1])));
    case Operation::kRegex:
      return MatchRegex(values[0], values[1], values.size() > 2 ? &values[2] : nullptr);
    case Operation::kConcat: {
      std::string all;
      for (const Value& value : values) {
        if (TextOf(value) == nullptr) return Value::Error();
        all += *TextOf(value);
      }
      return Value::Text(std::move(all));
    }
    default:
      return Unary(operation_, values[0]);
  }
}

Value CompiledExpression::MatchRegex(const Value& text, const Value& pattern, const Value* flags) const {
  const std::string* subject = TextOf(text);
  if (subject == nullptr) return Value::Error();
  if (regex_ != nullptr) return Value::Boolean(RE2::PartialMatch(*subject, *regex_));
  if (TextOf(pattern) == nullptr || (flags != nullptr && TextOf(*flags) == nullptr)) return Value::Error();
  const auto regex = CompileRegex(*TextOf(pattern), flags == nullptr ? "" : *TextOf(*flags));
  return regex.ok() ? Value::Boolean(RE2::PartialMatch(*subject, **regex)) : Value::Error();
}

}  // namespace whence
