namespace Renderer.Templating.Tests.Safety;

/// <summary>Runs something on a thread with little stack, and fails when it does not end.</summary>
internal static class OnSmallStack
{
    // Far above what anything here takes, so that only a hang passes it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static T Run<T>(int kibibytes, Func<T> work)
    {
        var result = default(T);
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() => result = work()), kibibytes * 1024) { IsBackground = true };
        thread.Start();
        thread.Join(Longest).ShouldBeTrue("it does not end");
        thrown.ShouldBeNull();
        return result!;
    }
}
