using System.Text;
using Renderer.Reports;

namespace Renderer.Cli.Evaluation;

/// <summary>What <c>eval</c> writes for one template.</summary>
internal static class EvaluatedText
{
    /// <summary>The output as the template gave it, or a line for each problem.</summary>
    public static string Of(EvaluationResult result) =>
        result.Output ?? string.Concat(result.Problems.Select(problem => $"{problem.Place} : error : {OneLine(problem.Message)}\n"));

    // Messages quote the template, and a string in a template may hold anything.
    private static string OneLine(string message)
    {
        if (!message.Any(char.IsControl)) return message;
        var line = new StringBuilder(message.Length);
        foreach (var character in message) line.Append(char.IsControl(character) ? ' ' : character);
        return line.ToString();
    }
}
