namespace Bot.Cli;

/// <summary>The other end of <see cref="ChildProcess"/>: whoever started us holds our standard input open for as long as we are wanted.</summary>
internal static class Parent
{
    /// <summary>Cancels when standard input ends, also when the parent was killed.</summary>
    public static void StopWith(CancellationTokenSource stop) => new Thread(() =>
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0) { }
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Stopped already, for another reason.
        }
    })
    { IsBackground = true, Name = "parent" }.Start();
}
