using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Renderer.Archive.Templates;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Http.Templates;

/// <summary>What catalogue and templates folder know of a template, as the API shows it.</summary>
internal static class TemplateAnswers
{
    /// <param name="name">The template.</param>
    /// <param name="versions">Its published versions.</param>
    /// <param name="folder">The package of the templates folder; null when it has none.</param>
    public static TemplateAnswer Show(string name, ImmutableArray<TemplateVersion> versions, TemplateSummary? folder)
    {
        var active = versions.FirstOrDefault(v => v.IsActive);
        return new TemplateAnswer
        {
            Name = name,
            Title = active?.Title ?? folder?.Title ?? versions.LastOrDefault()?.Title,
            ActiveVersion = active?.Version ?? folder?.Version,
            ServedFrom = active is null ? "folder" : "published",
            Versions = [.. versions.Select(v => new TemplateVersionAnswer(v.Version, v.Digest, v.IsActive, v.Bytes, v.PublishedAt, v.PublishedBy, v.WithdrawnAt))],
        };
    }

    public static IReadOnlyList<ActivationAnswer> Show(ImmutableArray<TemplateActivation> history) =>
        [.. history.Select(a => new ActivationAnswer(a.Version, a.At, a.By, a.IsRollback))];

    public static IResult Unknown() => ProblemResults.Answer(
        StatusCodes.Status404NotFound, ProblemCodes.TemplateUnknown, "There is no such template.", "No template of this name is published or in the templates folder. GET /api/templates lists them.");

    public static IResult NotPublished(string name, string version) => ProblemResults.Answer(
        StatusCodes.Status404NotFound, ProblemCodes.TemplateUnknown, "There is no such version.", $"{name}@{version} was never published. GET /api/templates/{name} lists the versions.");

    public static IResult Refused(string? reason) => ProblemResults.Answer(
        StatusCodes.Status409Conflict, "template-state", "The template's versions do not allow it.", reason ?? "GET the template to see its versions.");
}
