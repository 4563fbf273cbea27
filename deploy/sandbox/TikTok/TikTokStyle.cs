namespace Sandbox.TikTok;

/// <summary>The look of profile and inbox on a phone, 390 px wide.</summary>
public static class TikTokStyle
{
    public const string Css = """
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:#161823;font:15px/1.4 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        header{position:sticky;top:0;z-index:1;height:48px;display:flex;align-items:center;justify-content:center;background:#fff;border-bottom:1px solid #e3e3e4;font-size:16px}
        header a{position:absolute;left:12px;font-size:34px;line-height:1;color:inherit;text-decoration:none}header .inbox{left:auto;right:12px;font-size:15px}
        main{max-width:600px;margin:0 auto}
        .who{padding:24px;text-align:center}.who b{display:block;font-size:18px}.who span{color:#73747b}
        .grid{display:grid;grid-template-columns:repeat(3,1fr);gap:2px}.grid a{position:relative;display:block;aspect-ratio:3/4;overflow:hidden;background:#161823;color:#fff}
        .grid span{position:absolute;inset:auto 0 0;padding:6px;font-size:12px;background:linear-gradient(#0000,#000a)}
        video,img,.none{display:block;width:100%;height:100%;max-height:75vh;object-fit:cover;background:#161823;color:#fff}.none{display:grid;place-items:center;min-height:180px}
        .text{padding:12px 16px;white-space:pre-wrap;overflow-wrap:anywhere}
        form{margin:12px;border:1px solid #e3e3e4;border-radius:12px;overflow:hidden}textarea{display:block;width:100%;padding:12px;border:0;font:inherit}
        button{margin:10px 0 12px 12px;padding:10px 22px;border:0;border-radius:8px;background:#fe2c55;color:#fff;font:600 15px/1 inherit}.quiet{background:#f1f1f2;color:#161823}
        .empty{padding:56px 24px;text-align:center;color:#73747b}.empty b{font-size:20px;color:#161823}
        """;
}
