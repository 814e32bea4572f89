'use client';

/** When not even the frame of a page can be drawn: in Chinese and without any detail. */
export default function GlobalError() {
  return (
    <html lang="zh-CN">
      <body className="mx-auto max-w-3xl px-4 py-12 sm:px-6">
        <h1 className="text-2xl">页面没有显示出来</h1>
        <p className="my-3">系统暂时无法处理。已保存的内容不受影响，尚未保存的内容留在本机。请重新载入本页；仍不行的，请联系管理员。</p>
        <p><a href="">重新载入本页</a></p>
      </body>
    </html>
  );
}
