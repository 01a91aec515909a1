using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Templating.Tests;

/// <summary>Short ways to render a template in a test.</summary>
internal static class Templates
{
    public static readonly TemplateOptions PlainText = new() { EscapeHtml = false, Strict = false };

    public static readonly TemplateOptions StrictText = new() { EscapeHtml = false };

    public static readonly TemplateOptions Html = new();

    public static RenderScope Scope(string? json = null)
    {
        if (json is null)
        {
            return new RenderScope(ImmutableDictionary<string, JsonElement>.Empty);
        }

        using var document = JsonDocument.Parse(json);
        return new RenderScope(document.RootElement.Clone().EnumerateObject().ToImmutableDictionary(property => property.Name, property => property.Value));
    }

    public static string Render(string template, string? json = null, TemplateOptions? options = null, TemplateLimits? limits = null) =>
        RenderFiles(json, options, limits, ("text", template));

    /// <summary>Renders the first of several files.</summary>
    public static string RenderFiles(string? json, TemplateOptions? options, TemplateLimits? limits, params (string Name, string Text)[] files) =>
        TemplateSet.Parse(files.ToDictionary(file => file.Name, file => file.Text), options ?? PlainText)
            .Render(files[0].Name, Scope(json) with { Limits = limits ?? new TemplateLimits() });

    /// <summary>The only problem of a template that must fail, whether while parsed or while run.</summary>
    public static TemplateProblem Problem(string template, string? json = null, TemplateOptions? options = null, TemplateLimits? limits = null) =>
        Problems(template, json, options, limits).ShouldHaveSingleItem();

    public static IReadOnlyList<TemplateProblem> Problems(string template, string? json = null, TemplateOptions? options = null, TemplateLimits? limits = null) =>
        Should.Throw<TemplateException>(() => Render(template, json, options, limits)).Problems;
}
