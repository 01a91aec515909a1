namespace Renderer.Templating.Tests.Functions;

/// <summary>The array functions where the documentation's examples do not go.</summary>
public sealed class ArrayFunctionTests
{
    [Fact]
    public void Uniq_OfManyObjects_StaysWithinAFewStepsEach() =>
        Templates.Render("{{ (1..20000 | array.each @(do; ret {n: $0, t: 'x'}; end) | array.uniq).size }}", limits: new TemplateLimits { Steps = 1_000_000 }).ShouldBe("20000");

    [Theory]
    [InlineData("null | array.size", "0")]
    [InlineData("null | array.first", "")]
    [InlineData("null | array.last", "")]
    [InlineData("null | array.sort", "[]")]
    [InlineData("null | array.reverse", "[]")]
    [InlineData("null | array.uniq", "[]")]
    [InlineData("null | array.compact", "[]")]
    [InlineData("null | array.map 'x'", "[]")]
    [InlineData("null | array.join ','", "")]
    [InlineData("null | array.add 1", "[1]")]
    [InlineData("null | array.concat [1]", "[1]")]
    [InlineData("[1] | array.add_range null", "[1]")]
    [InlineData("null | array.contains 1", "false")]
    [InlineData("null | array.any @math.is_number", "false")]
    public void Null_AsList_IsEmpty(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("1..3 | array.size", "3")]
    [InlineData("1..<3 | array.join ','", "1,2")]
    [InlineData("3..1 | array.sort", "[1, 2, 3]")]
    [InlineData("1..3 | array.reverse", "[3, 2, 1]")]
    [InlineData("1..5 | array.limit 2", "[1, 2]")]
    [InlineData("1..5 | array.offset 3", "[4, 5]")]
    [InlineData("1..3 | array.add 'x'", "[1, 2, 3, \"x\"]")]
    [InlineData("1..3 | array.each @math.times 2", "[2, 4, 6]")]
    [InlineData("1..3 | array.contains 2", "true")]
    public void Range_AsList_IsSpeltOut(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("[] | array.first", "")]
    [InlineData("[] | array.last", "")]
    [InlineData("[1] | array.remove_at 5", "[1]")]
    [InlineData("[1] | array.remove_at (-5)", "[1]")]
    [InlineData("[1, 2, 3] | array.remove_at (-2)", "[1, 3]")]
    [InlineData("[1] | array.insert_at 3 2", "[1, null, null, 2]")]
    [InlineData("[1, 2] | array.insert_at 0 9", "[9, 1, 2]")]
    [InlineData("[1, 2] | array.insert_at (-1) 9", "[9, 1, 2]")]
    [InlineData("[1, 2] | array.limit 9", "[1, 2]")]
    [InlineData("[1, 2] | array.limit 0", "[]")]
    [InlineData("[1, 2] | array.limit (-1)", "[]")]
    [InlineData("[1, 2] | array.offset 9", "[]")]
    [InlineData("[1, 2] | array.offset (-1)", "[1, 2]")]
    [InlineData("[1, 2] | array.add [3, 4]", "[1, 2, [3, 4]]")]
    [InlineData("[[1], 2] | array.concat [[3]]", "[[1], 2, [3]]")]
    public void Index_OutsideTheList_IsNoProblem(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("[1, '1', 1.0, null, null, 'a'] | array.uniq", "[1, \"1\", null, \"a\"]")]
    [InlineData("[[1], [1], {a: 1}, {a: 1}, [2]] | array.uniq", "[[1], {a: 1}, [2]]")]
    [InlineData("[9007199254740993, 9007199254740992, 9007199254740993] | array.uniq", "[9007199254740993, 9007199254740992]")]
    [InlineData("[{a: 1, b: 2}, {b: 2, a: 1}, {a: '1', b: 2.0}, {a: true}, {a: 'true'}] | array.uniq", "[{a: 1, b: 2}, {a: true}]")]
    [InlineData("[[1, 2, 3], 1..3, 1..4] | array.uniq", "[[1, 2, 3], [1, 2, 3, 4]]")]
    [InlineData("[[[1]], [[1]], {a: {b: 1}}, {a: {b: 1}}] | array.uniq", "[[[1]], {a: {b: 1}}]")]
    [InlineData("[1, 2] | array.contains '1'", "true")]
    [InlineData("[1, 2] | array.contains 1.0", "true")]
    [InlineData("['a'] | array.contains 'A'", "false")]
    [InlineData("[1, null] | array.contains null", "true")]
    [InlineData("[[1, 2]] | array.contains [1, 2]", "true")]
    [InlineData("[null, 1, false, ''] | array.compact", "[1, false, \"\"]")]
    public void Items_Compared_AreEqualByValue(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("['b', null, 'a'] | array.sort", "[null, \"a\", \"b\"]")]
    [InlineData("['b', 'B', 'a', 'A', '_', '1'] | array.sort", "[\"_\", \"1\", \"a\", \"A\", \"b\", \"B\"]")]
    [InlineData("[1, 2.5, 1m, 3u, 100000000000000000000, -1] | array.sort", "[-1, 1, 1, 2.5, 3, 100000000000000000000]")]
    [InlineData("[true, false] | array.sort", "[false, true]")]
    [InlineData("[{n: 2, t: 'x'}, {n: 1, t: 'y'}, {n: 2, t: 'z'}] | array.sort 'n' | array.map 't'", "[\"y\", \"x\", \"z\"]")]
    [InlineData("[{n: 1}, {n: null}, {}, {n: 0}] | array.sort 'n'", "[{n: null}, {}, {n: 0}, {n: 1}]")]
    [InlineData("['bb', 'a'] | array.sort 'size'", "[\"a\", \"bb\"]")]
    [InlineData("a = [2, 1]; b = a | array.sort; [a, b]", "[[2, 1], [1, 2]]")]
    public void Sort_OfOneKind_IsStableWithNullFirst(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("[1, 2, 3] | array.filter @(do; ret $0 > 1; end)", "[2, 3]")]
    [InlineData("[1, 2, 3] | array.each @(do; ret $0 * $0; end)", "[1, 4, 9]")]
    [InlineData("[1, 2, 3] | array.any @(do; ret $0 > 2; end)", "true")]
    [InlineData("func large(p); ret p >= 100; end; [1, 200, 3, 400] | array.filter @large", "[200, 400]")]
    [InlineData("['a'] | array.each @string.append 'b'", "[\"ab\"]")]
    [InlineData("['ab', 'b'] | array.any @string.contains 'a'", "true")]
    [InlineData("['a', 'b'] | array.join '-' @(do; ret '<' + $0 + '>'; end)", "<a>-<b>")]
    [InlineData("[1, 2] | array.join '' @string.size", "11")]
    [InlineData("[null, 1, true, 1.50, [1], {a: 1}] | array.join ','", ",1,true,1.50,[1],{a: 1}")]
    [InlineData("[1, 2] | array.join null", "12")]
    [InlineData("[1, 2] | array.join 0", "102")]
    [InlineData("[1, 2] | array.join delimiter: ', '", "1, 2")]
    [InlineData("array.add list: [1] value: 2", "[1, 2]")]
    [InlineData("array.add([1], 2)", "[1, 2]")]
    [InlineData("[{a: 1}, {}, null] | array.map 'a'", "[1, null, null]")]
    [InlineData("[{a: {b: 1}}] | array.map 'a' | array.map 'b'", "[1]")]
    [InlineData("['a', 'bb'] | array.map 'size'", "[1, 2]")]
    public void Function_OfItems_IsCalledForEach(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("a = [1]; b = a | array.add 2; a", "[1]")]
    [InlineData("a = [1]; b = a | array.limit 1; a[0] = 2; b", "[1]")]
    [InlineData("a = [1, 2]; b = a | array.remove_at 0; a | array.insert_at 0 5; a", "[5, 1, 2][1, 2]")]
    public void List_HandedToAFunction_StaysAsItWas(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("for i in 1..4; array.cycle [1, 2, 3]; end", "1231")]
    [InlineData("array.cycle [1, 2]; array.cycle [1, 2, 3]; array.cycle [1, 2]", "112")]
    [InlineData("array.cycle [1, 2] 'a'; array.cycle [3, 4] 'a'; array.cycle [1, 2] group: 'b'", "141")]
    [InlineData("array.cycle []", "")]
    public void Cycle_InItsGroup_GoesOn(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("array.size 5", "`array.size` wants a list as `list`, not a number")]
    [InlineData("'abc' | array.first", "`array.first` wants a list as `list`, not a string")]
    [InlineData("array.each [1] 'x'", "`array.each` wants a function as `function`, not a string")]
    [InlineData("[1] | array.join ',' 'x'", "`array.join` wants a function as `function`, not a string")]
    [InlineData("[1] | array.limit 'x'", "`array.limit` wants a whole number as `count`, not a string")]
    [InlineData("[1] | array.join", "`array.join` lacks its argument `delimiter`")]
    [InlineData("[1, 'a'] | array.sort", "`array.sort`: a number and a string have no order")]
    [InlineData("[[1], [2]] | array.sort", "`array.sort`: an array and an array have no order")]
    public void Argument_OfAnotherKind_IsAProblem(string code, string message) => Templates.Problem($"{{{{ {code} }}}}").Message.ShouldBe(message);
}
