namespace Tests.Support;

/// <summary>
/// Requests to vendors that are under way. Deadlines run on the fake clock and sockets on the real one, so the clock must
/// not go on while a busy machine is still at work.
/// </summary>
internal sealed class InFlight
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public DelegatingHandler Handler() => new Counting(this);

    private sealed class Counting(InFlight requests) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref requests._count);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref requests._count);
            }
        }
    }
}
