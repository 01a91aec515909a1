namespace Renderer.Pdf.Reading;

/// <summary>What was found so far: bounded, so that a file of nothing but faults is left soon.</summary>
internal sealed class FaultList
{
    /// <summary>Beyond so many a person has seen enough.</summary>
    public const int Most = 100;

    private readonly List<PdfFault> _faults = [];

    /// <summary>No more are taken.</summary>
    public bool IsFull => _faults.Count >= Most;

    public IReadOnlyList<PdfFault> Faults => _faults;

    /// <param name="number">Number of the object; 0 for the file as a whole.</param>
    /// <param name="message">What is wrong.</param>
    public void Add(int number, string message)
    {
        if (!IsFull) _faults.Add(new(number, message));
    }
}
