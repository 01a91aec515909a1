using System.Buffers;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Functions;
using Renderer.Templating.Output;

namespace Renderer.Templating;

/// <summary>A template and its parts, parsed once into an immutable program that any number of threads render at the same time.</summary>
public sealed class TemplateSet
{
    private readonly TemplateProgram _program;

    private TemplateSet(TemplateProgram program) => _program = program;

    internal TemplateProgram Program => _program;

    /// <summary>Parses all files of a package.</summary>
    /// <param name="files">Template text by file name; <c>include 'name'</c> finds it here and nowhere else.</param>
    /// <param name="options">Language mode and host functions.</param>
    /// <exception cref="TemplateException">At least one file does not parse; every error found is in it.</exception>
    public static TemplateSet Parse(IReadOnlyDictionary<string, string> files, TemplateOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        return new TemplateSet(TemplateProgram.Parse(files, options));
    }

    /// <summary>Renders one file of the set.</summary>
    /// <exception cref="TemplateException">The template failed while running or passed a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public string Render(string entry, RenderScope scope, CancellationToken cancellationToken = default)
    {
        using var context = Run(entry, scope, null, cancellationToken);
        return context.Output.ToString();
    }

    /// <summary>Renders one file of the set and says where each piece of the output came from.</summary>
    /// <exception cref="TemplateException">The template failed while running or passed a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public PlacedOutput RenderPlaced(string entry, RenderScope scope, CancellationToken cancellationToken = default)
    {
        var places = new OutputPlaces();
        using var context = Run(entry, scope, places, cancellationToken);
        return new PlacedOutput(context.Output.ToString(), places.ToPieces(context.Output.Written));
    }

    /// <summary>The text of a file as it was parsed.</summary>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public string TextOf(string file) =>
        _program.Files.TryGetValue(file, out var known) ? known.Source.Text : throw new ArgumentException($"The set has no file `{file}`.", nameof(file));

    /// <summary>Renders one file of the set as UTF-8, the form it is stored and sent in.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="scope">What the template can see.</param>
    /// <param name="output">Takes the whole result at the end; a render that fails writes nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TemplateException">The template failed while running or passed a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public void Render(string entry, RenderScope scope, IBufferWriter<byte> output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var context = Run(entry, scope, null, cancellationToken);
        output.Write(context.Output.Written);
    }

    private RenderContext Run(string entry, RenderScope scope, OutputPlaces? places, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!_program.Files.TryGetValue(entry, out var file))
        {
            throw new ArgumentException($"The set has no file `{entry}`.", nameof(entry));
        }

        var context = new RenderContext(_program, scope, file.Source, file.Locals, cancellationToken) { Places = places };
        try
        {
            IncludeFunction.RunPage(context, file);
            _program.NoteOutput(context.Output.Length);
            return context;
        }
        catch (OutputLimitException)
        {
            var problem = context.OutputTooLong();
            context.Dispose();
            throw problem;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }
}
