/** What the open data API refuses, told as application/problem+json. */
export const BAD_PARAMETER = '参数有误';

export class ApiProblem extends Error {
  /** @param detail Chinese: what is wrong and the way out. */
  constructor(readonly status: number, readonly title: string, detail: string) { super(detail); }
}

export const notFound = (): ApiProblem => new ApiProblem(404, '没有找到', '没有这个地址，全部地址见/api/v1。');
