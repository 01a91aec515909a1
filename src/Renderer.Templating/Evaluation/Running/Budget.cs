using System.Numerics;

namespace Renderer.Templating.Evaluation;

/// <summary>Counts the steps and memory of one render against its limits, and looks at the cancellation token now and then.</summary>
internal sealed class Budget
{
    private const int Slice = 1024;

    // Text is copied and searched at about a character a nanosecond or faster, so that a slice of steps takes well under a millisecond.
    private const int CharactersPerStep = 128;

    // Turning the largest number into text takes about two milliseconds, and as many steps as that lasts at a tenth of a microsecond each.
    private const int BitsPerStep = 4;

    private readonly RenderContext _context;
    private readonly CancellationToken _cancellation;
    private readonly TemplateLimits _limits;
    private long _stepsLeft;
    private long _memoryLeft;
    private int _slice;

    public Budget(RenderContext context, CancellationToken cancellation)
    {
        _context = context;
        _cancellation = cancellation;
        _limits = context.Limits;
        _stepsLeft = _limits.Steps;
        _memoryLeft = _limits.Memory;
        cancellation.ThrowIfCancellationRequested();
    }

    public void Step()
    {
        if (_slice == 0)
        {
            NextSlice(1);
        }
        else
        {
            _slice--;
        }
    }

    /// <summary>Many steps at once: a function that walks over a list or text.</summary>
    public void Steps(long count)
    {
        if (count <= _slice)
        {
            _slice -= (int)count;
        }
        else
        {
            count -= _slice;
            _slice = 0;
            NextSlice(count);
        }
    }

    /// <summary>One more iteration of a loop.</summary>
    /// <param name="index">Iterations before it.</param>
    /// <param name="position">Where the loop stands.</param>
    public void Iterate(long index, int position)
    {
        if (index >= _limits.Iterations)
        {
            throw TooManyIterations(position, "a loop");
        }

        Step();
    }

    /// <summary>A function is about to walk over a list.</summary>
    public void Walk(long count)
    {
        if (count > _limits.Iterations)
        {
            throw TooManyIterations(_context.Position, $"a list of {count} items, which");
        }

        Steps(count);
    }

    /// <summary>A function is about to walk over text: long text takes time as lists do.</summary>
    public void WalkText(long length) => Steps(length / CharactersPerStep);

    /// <summary>A function or operator is about to do more than copy a whole number: its time grows with the square of the digits.</summary>
    public void WalkNumber(BigInteger number) => Steps(number.GetBitLength() / BitsPerStep);

    /// <summary>Memory for a whole number about to be made, and the time to make it.</summary>
    public void ChargeNumber(long bits)
    {
        Charge(bits / 8);
        Steps(bits / BitsPerStep);
    }

    /// <summary>Looks at the cancellation token now: before work that is one step and may take long.</summary>
    public void Look() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>Memory for a string about to be made.</summary>
    /// <param name="length">Characters.</param>
    public void ChargeText(long length)
    {
        if (length > _limits.OutputLength)
        {
            throw _context.Fail(
                TemplateProblemCodes.Output,
                $"a string of {length} characters is longer than the {_limits.OutputLength} allowed for output");
        }

        Charge(length * sizeof(char));
    }

    /// <summary>Memory for a string under construction that grows by a part.</summary>
    public void ChargeGrowth(int length, int part)
    {
        if ((long)length + part > _limits.OutputLength)
        {
            ChargeText((long)length + part);
        }

        Charge((long)part * sizeof(char));
    }

    /// <summary>Memory for list items about to be made; also counts a step for each.</summary>
    public void ChargeItems(long count)
    {
        // 24 bytes a value; checked before multiplying, so that a range of 2^63 items cannot overflow.
        Charge(count > long.MaxValue / 24 ? long.MaxValue : count * 24);
        Steps(count);
    }

    private void Charge(long bytes)
    {
        if (bytes > _memoryLeft)
        {
            throw _context.Fail(
                TemplateProblemCodes.Memory,
                $"strings and lists made by the template need more than {_limits.Memory} bytes");
        }

        _memoryLeft -= bytes;

        // Whoever makes much takes long: this also lets the cancellation through while one value grows.
        Steps(bytes / (CharactersPerStep * sizeof(char)));
    }

    private TemplateException TooManyIterations(int position, string what) => _context.Fail(
        position,
        TemplateProblemCodes.Iterations,
        $"{what} takes more than {_limits.Iterations} iterations",
        "Look for a loop without end, or raise the limit.");

    private void NextSlice(long needed)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (needed > _stepsLeft)
        {
            throw _context.Fail(
                TemplateProblemCodes.Steps,
                $"the template takes more than {_limits.Steps} steps",
                "Look for a loop without end, or raise the limit.");
        }

        var granted = Math.Min(Math.Max(needed, Slice), _stepsLeft);
        _stepsLeft -= granted;
        _slice = (int)(granted - needed);
    }
}
